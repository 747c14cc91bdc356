import { letter, type MadeMail, mail, part, parts, quotedPrintable } from './kit.ts'

type Reply = {
  name: string
  why: string
  body: string
  text: string
  quoted: string
  subject?: string
  headers?: Record<string, string>
}

const reply = ({
  name,
  why,
  body,
  text,
  quoted,
  subject = 'Re: Una pregunta',
  headers = {},
}: Reply): MadeMail =>
  mail(`reply-${name}`, letter({ Subject: subject, ...headers }, body), { why, subject, text, quoted })

const html = (content: string): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  content,
})
/** Answers whose program sends HTML alone. */
const htmlReply = (name: string, why: string, content: string, text: string, quoted: string): MadeMail =>
  mail(
    `reply-${name}`,
    letter({ Subject: 'Re: Una pregunta', 'Content-Type': html('')['Content-Type'] ?? '' }, content),
    { why, subject: 'Re: Una pregunta', text, quoted, html: {} },
  )

const own = 'Gracias, ya funciona.\n\nUn saludo,\nOscar'
/** What stands quoted below an answer, unmarked or marked. */
const earlier = 'Hola, Oscar:\nYa está renovado el certificado.\n\nNoelia'
const marked = earlier.replace(/^/gm, '> ').replace(/ $/gm, '')
/** An answer above, and below it how its program begins the quote, and the quote. */
const above = (
  name: string,
  why: string,
  attribution: string,
  quote: string,
  headers: Record<string, string> = {},
): MadeMail =>
  reply({
    name,
    why,
    body: `${own}\n\n${attribution}${quote}\n`,
    text: own,
    quoted: `${attribution}${quote}`,
    headers,
  })

export const replyMails: MadeMail[] = [
  above(
    'gmail-es',
    'Gmail in Spanish',
    'El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n',
    marked,
    { 'X-Mailer': 'Gmail' },
  ),
  above(
    'gmail-es-wrapped',
    'Gmail in Spanish, its line wrapped',
    'El lun, 2 nov 2026 a las 9:06, Soporte de Alameda Hosting (<\nsoporte@alameda.example>) escribió:\n\n',
    marked,
  ),
  above(
    'gmail-en',
    'Gmail in English',
    'On Mon, Nov 2, 2026 at 9:06 AM Soporte <soporte@alameda.example> wrote:\n\n',
    marked,
  ),
  above(
    'gmail-en-wrapped',
    'Gmail in English, its line wrapped',
    'On Mon, Nov 2, 2026 at 9:06 AM Noelia Ibáñez (Alameda Hosting) <\nsoporte@alameda.example> wrote:\n\n',
    marked,
  ),
  above(
    'gmail-pt',
    'Gmail in Portuguese',
    'Em seg., 2 de nov. de 2026 às 09:06, Soporte <soporte@alameda.example>\nescreveu:\n\n',
    marked,
  ),
  above(
    'gmail-old',
    'Gmail as it was',
    '2026-11-02 9:06 GMT-06:00 Soporte <soporte@alameda.example>:\n\n',
    marked,
  ),
  above('thunderbird-es', 'Thunderbird in Spanish', 'El 02/11/2026 a las 09:06, Soporte escribió:\n', marked),
  above('thunderbird-en', 'Thunderbird in English', 'On 11/2/26 9:06 AM, Soporte wrote:\n', marked),
  above('thunderbird-pt', 'Thunderbird in Portuguese', 'Em 02/11/2026 09:06, Soporte escreveu:\n', marked),
  above(
    'apple-es',
    'Apple Mail in Spanish',
    'El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n\n',
    marked,
  ),
  above(
    'apple-en',
    'Apple Mail in English',
    'On Nov 2, 2026, at 9:06 AM, Soporte <soporte@alameda.example> wrote:\n\n',
    marked,
  ),
  above(
    'apple-pt',
    'Apple Mail in Portuguese',
    'No dia 2 de nov. de 2026, às 09:06, Soporte <soporte@alameda.example> escreveu:\n\n',
    marked,
  ),
  above('roundcube', 'Roundcube', 'El 2026-11-02 09:06, Soporte escribió:\n', marked),
  above(
    'k9',
    'K-9 Mail',
    'El 2 de noviembre de 2026 9:06:00 GMT-06:00, Soporte <soporte@alameda.example> escribió:\n',
    marked,
  ),
  above(
    'proton',
    'Proton Mail',
    'On Monday, November 2nd, 2026 at 9:06 AM, Soporte <soporte@alameda.example> wrote:\n\n',
    marked,
  ),
  above(
    'outlook-es',
    'Outlook in Spanish',
    'De: Soporte <soporte@alameda.example>\nEnviado: lunes, 2 de noviembre de 2026 9:06\nPara: Oscar Yanez <oscar@cenzontle.example>\nAsunto: Una pregunta\n\n',
    earlier,
  ),
  above(
    'outlook-es-el',
    'Outlook for Windows in Spanish',
    '-----Mensaje original-----\nDe: Soporte [mailto:soporte@alameda.example] \nEnviado el: lunes, 2 de noviembre de 2026 09:06 a. m.\nPara: oscar@cenzontle.example\nAsunto: Una pregunta\n\n'.replace(
      / \n/g,
      '\n',
    ),
    earlier,
  ),
  above(
    'outlook-en',
    'Outlook in English',
    'From: Soporte <soporte@alameda.example>\nSent: Monday, November 2, 2026 9:06 AM\nTo: Oscar Yanez <oscar@cenzontle.example>\nCc: Ana <ana@papelera.example>\nSubject: Una pregunta\n\n',
    earlier,
  ),
  above(
    'outlook-pt',
    'Outlook in Portuguese',
    'De: Soporte <soporte@alameda.example>\nEnviada em: segunda-feira, 2 de novembro de 2026 09:06\nPara: Oscar Yanez <oscar@cenzontle.example>\nAssunto: Una pregunta\n\n',
    earlier,
  ),
  above(
    'outlook-ruler',
    'Outlook on the web, with its ruler',
    '________________________________\nDe: Soporte <soporte@alameda.example>\nEnviado: lunes, 2 de noviembre de 2026 9:06\nPara: Oscar Yanez <oscar@cenzontle.example>\nAsunto: Una pregunta\n\n',
    earlier,
  ),
  above(
    'outlook-bold',
    'Outlook, turned into text with its bold type',
    '*De:* Soporte <soporte@alameda.example>\n*Enviado:* lunes, 2 de noviembre de 2026 9:06\n*Para:* Oscar Yanez <oscar@cenzontle.example>\n*Asunto:* Una pregunta\n\n',
    earlier,
  ),
  above(
    'outlook-original-en',
    'older Outlook in English',
    '-----Original Message-----\nFrom: Soporte\nSent: Monday, November 2, 2026 9:06 AM\nTo: Oscar\nSubject: Una pregunta\n\n',
    earlier,
  ),
  above(
    'samsung',
    'a phone of Samsung',
    '-------- Mensaje original --------\nDe: Soporte <soporte@alameda.example>\nFecha: 2/11/26 9:06 (GMT-06:00)\nA: oscar@cenzontle.example\nAsunto: Una pregunta\n\n',
    earlier,
  ),
  above(
    'yahoo-es',
    'Yahoo in Spanish, nothing marked',
    'El lunes, 2 de noviembre de 2026, 09:06:00 GMT-6, Soporte <soporte@alameda.example> escribió:\n\n',
    earlier,
  ),
  above(
    'yahoo-en',
    'Yahoo in English, nothing marked',
    'On Monday, November 2, 2026 at 09:06:00 AM CST, Soporte <soporte@alameda.example> wrote:\n\n',
    earlier,
  ),
  above(
    'zoho',
    'Zoho',
    '---- El lun., 02 nov. 2026 09:06:00 -0600 Soporte <soporte@alameda.example> escribió ----\n\n',
    marked,
  ),
  above(
    'gmail-de',
    'Gmail in German, the verb in the middle',
    'Am Mo., 2. Nov. 2026 um 09:06 Uhr schrieb Soporte <soporte@alameda.example>:\n\n',
    marked,
  ),
  above(
    'gmail-fr',
    'Gmail in French',
    'Le lun. 2 nov. 2026 à 09:06, Soporte <soporte@alameda.example> a écrit :\n\n',
    marked,
  ),
  above(
    'gmail-it',
    'Gmail in Italian',
    'Il giorno lun 2 nov 2026 alle ore 09:06 Soporte <soporte@alameda.example> ha scritto:\n\n',
    marked,
  ),
  above(
    'gmail-nl',
    'Gmail in Dutch',
    'Op ma 2 nov 2026 om 09:06 schreef Soporte <soporte@alameda.example>:\n\n',
    marked,
  ),
  above(
    'gmail-ru',
    'Gmail in Russian, without a verb',
    'пн, 2 нояб. 2026 г. в 09:06, Soporte <soporte@alameda.example>:\n\n',
    marked,
  ),
  above(
    'gmail-ca',
    'Gmail in Catalan',
    'Missatge de Soporte <soporte@alameda.example> del dia dl., 2 de nov. 2026 a les 9:06:\n\n',
    marked,
  ),
  above(
    'outlook-de',
    'Outlook in German',
    'Von: Soporte <soporte@alameda.example>\nGesendet: Montag, 2. November 2026 09:06\nAn: Oscar\nBetreff: Una pregunta\n\n',
    earlier,
  ),
  above(
    'outlook-fr',
    'Outlook in French',
    'De : Soporte <soporte@alameda.example>\nEnvoyé : lundi 2 novembre 2026 09:06\nÀ : Oscar\nObjet : Una pregunta\n\n',
    earlier,
  ),
  reply({
    name: 'iphone',
    why: 'a phone adds a line of its own: it stays with the text',
    body: `Sí, ya.\n\nEnviado desde mi iPhone\n\n> El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n>\n${marked}\n`,
    text: 'Sí, ya.\n\nEnviado desde mi iPhone',
    quoted: `> El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n>\n${marked}`,
  }),
  reply({
    name: 'outlook-phone',
    why: 'Outlook on a phone',
    body: `Sí, ya.\n\nObtener Outlook para iOS<https://aka.example/o0ukef>\n________________________________\nDe: Soporte <soporte@alameda.example>\nEnviado: Monday, November 2, 2026 9:06:00 AM\nPara: Oscar <oscar@cenzontle.example>\nAsunto: Una pregunta\n\n${earlier}\n`,
    text: 'Sí, ya.\n\nObtener Outlook para iOS<https://aka.example/o0ukef>',
    quoted: `________________________________\nDe: Soporte <soporte@alameda.example>\nEnviado: Monday, November 2, 2026 9:06:00 AM\nPara: Oscar <oscar@cenzontle.example>\nAsunto: Una pregunta\n\n${earlier}`,
  }),
  reply({
    name: 'below',
    why: 'answered below the quote',
    body: `El 02/11/2026 a las 09:06, Soporte escribió:\n${marked}\n\n${own}\n`,
    text: own,
    quoted: `El 02/11/2026 a las 09:06, Soporte escribió:\n${marked}`,
  }),
  reply({
    name: 'between',
    why: 'answered between the lines: what he answers stays with the answers',
    body: 'El 02/11/2026 a las 09:06, Soporte escribió:\n> ¿Qué dominio?\nel de siempre\n> ¿Desde cuándo?\ndesde ayer\n',
    text: 'El 02/11/2026 a las 09:06, Soporte escribió:\n> ¿Qué dominio?\nel de siempre\n> ¿Desde cuándo?\ndesde ayer',
    quoted: '',
  }),
  reply({
    name: 'between-and-rest',
    why: 'answered between the lines, and the rest of the quote below',
    body: `Respondo abajo.\n\n> ¿Qué dominio?\nel de siempre\n\n${marked}\n`,
    text: 'Respondo abajo.\n\n> ¿Qué dominio?\nel de siempre',
    quoted: marked,
  }),
  reply({
    name: 'signature-below-quote',
    why: 'a signature below the quote belongs to the text',
    body: `Gracias.\n\n${marked}\n\n-- \nOscar Yanez\n+52 55 4021 7788\n`,
    text: 'Gracias.\n\n--\nOscar Yanez\n+52 55 4021 7788',
    quoted: marked,
  }),
  reply({
    name: 'only-quote',
    why: 'nothing but a quote is shown',
    body: `${marked}\n`,
    text: marked,
    quoted: '',
  }),
  reply({
    name: 'twice',
    why: 'quotes within quotes',
    body: `Listo.\n\nEl lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n> ¿Y ahora?\n>\n> El dom, 1 nov 2026 a las 8:00, Oscar (<oscar@cenzontle.example>) escribió:\n>\n>> No va.\n`,
    text: 'Listo.',
    quoted:
      'El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n> ¿Y ahora?\n>\n> El dom, 1 nov 2026 a las 8:00, Oscar (<oscar@cenzontle.example>) escribió:\n>\n>> No va.',
  }),
  reply({
    name: 'plain',
    why: 'an answer without any quote, with a signature',
    body: `${own}\n\n-- \nOscar Yanez\nCenzontle\n`,
    text: `${own}\n\n-- \nOscar Yanez\nCenzontle`,
    quoted: '',
  }),
  reply({
    name: 'sentence-like-attribution',
    why: 'a sentence that only looks like the beginning of a quote',
    body: 'El servidor escribió:\n\nerror 500 en la tienda\n\n¿Qué hago?\n',
    text: 'El servidor escribió:\n\nerror 500 en la tienda\n\n¿Qué hago?',
    quoted: '',
  }),
  reply({
    name: 'log-below-date',
    why: 'a log below a date is no quote',
    body: 'El 02/11/2026 a las 09:06 el servidor escribió:\n\nerror 500 en la tienda\n',
    text: 'El 02/11/2026 a las 09:06 el servidor escribió:\n\nerror 500 en la tienda',
    quoted: '',
  }),
  reply({
    name: 'form',
    why: 'a form with its own "De:" and "Para:" is no quote',
    body: 'Necesito mover un dominio.\nDe: servidor A\nPara: servidor B\nGracias\n',
    text: 'Necesito mover un dominio.\nDe: servidor A\nPara: servidor B\nGracias',
    quoted: '',
  }),
  reply({
    name: 'greater-than',
    why: 'a line of code that begins with a mark, among own lines',
    body: 'Ejecuto esto:\n> npm start\ny no arranca.\n',
    text: 'Ejecuto esto:\n> npm start\ny no arranca.',
    quoted: '',
  }),
  reply({
    name: 'forward-gmail',
    why: 'what is forwarded is what he wants to show',
    subject: 'Fwd: Aviso del registrador',
    body: 'Miren esto.\n\n---------- Forwarded message ---------\nDe: Registrador <no-responder@registro.example>\nDate: lun, 2 nov 2026 a las 8:00\nSubject: Aviso\nTo: <oscar@cenzontle.example>\n\nSu dominio vence.\n',
    text: 'Miren esto.\n\n---------- Forwarded message ---------\nDe: Registrador <no-responder@registro.example>\nDate: lun, 2 nov 2026 a las 8:00\nSubject: Aviso\nTo: <oscar@cenzontle.example>\n\nSu dominio vence.',
    quoted: '',
  }),
  reply({
    name: 'forward-outlook',
    why: 'forwarded by Outlook in Spanish',
    subject: 'RV: Aviso del registrador',
    body: 'Miren esto.\n\nDe: Registrador <no-responder@registro.example>\nEnviado: lunes, 2 de noviembre de 2026 8:00\nPara: oscar@cenzontle.example\nAsunto: Aviso\n\nSu dominio vence.\n',
    text: 'Miren esto.\n\nDe: Registrador <no-responder@registro.example>\nEnviado: lunes, 2 de noviembre de 2026 8:00\nPara: oscar@cenzontle.example\nAsunto: Aviso\n\nSu dominio vence.',
    quoted: '',
  }),
  reply({
    name: 'forward-apple',
    why: 'forwarded by Apple Mail in Spanish',
    subject: 'Fwd: Aviso',
    body: 'Miren esto.\n\nInicio del mensaje reenviado:\n\nDe: Registrador <no-responder@registro.example>\nAsunto: Aviso\nFecha: 2 de noviembre de 2026, 8:00:00 GMT-6\nPara: oscar@cenzontle.example\n\nSu dominio vence.\n',
    text: 'Miren esto.\n\nInicio del mensaje reenviado:\n\nDe: Registrador <no-responder@registro.example>\nAsunto: Aviso\nFecha: 2 de noviembre de 2026, 8:00:00 GMT-6\nPara: oscar@cenzontle.example\n\nSu dominio vence.',
    quoted: '',
  }),
  htmlReply(
    'html-gmail',
    'Gmail, HTML alone',
    '<div dir="ltr">Gracias, ya funciona.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">El lun, 2 nov 2026 a las 9:06, Soporte (&lt;<a href="mailto:soporte@alameda.example">soporte@alameda.example</a>&gt;) escribió:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><div>Ya está renovado.</div></blockquote></div>',
    'Gracias, ya funciona.',
    'El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n> Ya está renovado.',
  ),
  htmlReply(
    'html-outlook',
    'Outlook, HTML alone',
    '<div>Gracias, ya funciona.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>De:</b> Soporte &lt;soporte@alameda.example&gt;<br><b>Enviado:</b> lunes, 2 de noviembre de 2026 9:06<br><b>Para:</b> Oscar &lt;oscar@cenzontle.example&gt;<br><b>Asunto:</b> Una pregunta</font></div><div>Ya está renovado.</div>',
    'Gracias, ya funciona.',
    '--------------------------------\nDe: Soporte <soporte@alameda.example>\nEnviado: lunes, 2 de noviembre de 2026 9:06\nPara: Oscar <oscar@cenzontle.example>\nAsunto: Una pregunta\nYa está renovado.',
  ),
  htmlReply(
    'html-apple',
    'Apple Mail, HTML alone',
    '<html><body>Gracias, ya funciona.<div><br><blockquote type="cite"><div>El 2 nov 2026, a las 9:06, Soporte &lt;soporte@alameda.example&gt; escribió:</div><br><div>Ya está renovado.</div></blockquote></div></body></html>',
    'Gracias, ya funciona.',
    '> El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n> \n> Ya está renovado.'.replace(
      /> \n/g,
      '>\n',
    ),
  ),
  mail(
    'reply-alternative',
    letter(
      { Subject: 'Re: Una pregunta', 'Content-Type': 'multipart/alternative; boundary="000000"' },
      parts(
        '000000',
        part(
          'text/plain; charset="UTF-8"',
          quotedPrintable(
            Buffer.from(
              `${own}\n\nEl lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n${marked}\n`,
            ),
          ),
          'Content-Transfer-Encoding: quoted-printable',
        ),
        part(
          'text/html; charset="UTF-8"',
          '<div dir="ltr">Gracias, ya funciona.</div><div class="gmail_quote"><blockquote class="gmail_quote">Hola</blockquote></div>',
        ),
      ),
    ),
    {
      why: 'both kinds, as Gmail sends them',
      subject: 'Re: Una pregunta',
      text: own,
      quoted: `El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n${marked}`,
      html: { has: ['data-quote'] },
    },
  ),
]
