import providers from 'email-providers/all.json' with { type: 'json' }
import { getDomainWithoutSuffix } from 'tldts-icann'

/** Providers that give addresses to anybody under many endings: no firm is called so under any. */
const families = new Set(
  (
    'aol fastmail gmail gmx googlemail hotmail hushmail mailfence mailinator outlook posteo protonmail rocketmail ' +
    'startmail tutamail tutanota windowslive yahoo ymail zohomail'
  ).split(' '),
)

// What the list lacks. Only what is given to anybody: a firm's own domain in it could not be that firm's here.
const more = [
  // Mexico
  'prodigy.net.mx prodigy.net infinitummail.com telmexmail.com izzi.mx cablevision.net.mx megared.net.mx axtel.net',
  'terra.com.mx',
  // Spain
  'movistar.es ono.com orange.es vodafone.es ya.com jazzfree.com jazztel.es euskaltel.net euskalnet.net mundo-r.com',
  'telefonica.net tiscali.es eresmas.net navegalia.com arrakis.es retecal.es telecable.es supercable.es auna.com ctv.es',
  'airtel.net',
  // South America
  'live.cl vtr.net entelchile.net manquehue.net ctcinternet.cl tie.cl 123.cl ciudad.com.ar sinectis.com.ar',
  'uolsinectis.com.ar datafull.com flash.com.ar velocom.com.ar adinet.com.uy vera.com.uy internet.com.uy netgate.com.uy',
  'dedicado.net.uy live.com.pe terra.com.pe speedy.com.pe infonegocio.net.pe live.com.co terra.com.co etb.net.co',
  'une.net.co emcali.net.co telesat.com.co cable.net.co epm.net.co colombia.com live.com.ve terra.com.ve cantv.net',
  'intercable.net.ve movistar.net.ve andinanet.net interactive.net.ec satnet.net easynet.net.ec entelnet.bo',
  'supernet.com.bo superig.com.br',
  // Central America and the Caribbean
  'ice.co.cr racsa.co.cr cwpanama.net cableonda.net codetel.net.do claro.net.do verizon.net.do coqui.net caribe.net',
  'prtc.net nauta.cu enet.cu infomed.sld.cu telesal.net navegante.com.sv turbonett.com ibw.com.ni cablenet.com.ni',
  // Europe
  'tim.it fastwebnet.it iol.pt clix.pt netcabo.pt telepac.pt live.com.pt bbox.fr numericable.fr live.at live.no live.se',
  'hispeed.ch ziggo.nl xs4all.nl mail.de kolabnow.com eclipso.de eclipso.eu soverin.net murena.io',
  'mailo.com mailo.eu net-c.com net-c.es net-c.fr',
  // Later services, those of activists, and those that hand out addresses that lead elsewhere
  'tuta.com tuta.io keemail.me onmail.com vivaldi.net zoho.eu skiff.com airmail.cc riseup.net disroot.org systemli.org',
  'autistici.org inventati.org duck.com mozmail.com relay.firefox.com privaterelay.appleid.com simplelogin.com',
  'simplelogin.co simplelogin.fr simplelogin.io slmail.me 8alias.com 8shield.net aleeas.com dralias.com passmail.net',
  'passinbox.com passfwd.com anonaddy.com anonaddy.me addy.io erine.email tempmail.com',
]
const known: ReadonlySet<string> = new Set([...providers, ...more.flatMap((line) => line.split(' '))])

/** Whether anybody can get an address at this very domain. */
export function isPublicMail(ascii: string): boolean {
  return known.has(ascii) || families.has(getDomainWithoutSuffix(ascii) ?? '')
}
