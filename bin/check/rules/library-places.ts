import { allLinks } from '../links.ts'
import { isTest, isUnder } from '../place.ts'
import { type Finding, finding, type Source } from '../source.ts'

type Place = { what: string; packages: RegExp; allowed: (path: string) => boolean }

const places: Place[] = [
  {
    what: 'the web framework stays in server/http: routes of modules are plain values',
    packages: /^(fastify|@fastify\/.+)$/,
    allowed: (path) => isUnder(path, 'server/http') || isTest(path),
  },
  {
    what: 'mail libraries stay in modules/delivery and modules/intake',
    packages: /^(nodemailer|smtp-server|postal-mime|mailauth|imapflow)$/,
    allowed: (path) =>
      isUnder(path, 'server/modules/delivery', 'server/modules/intake', 'test', 'bench/mail'),
  },
]

/** Libraries that would spread, each held to the one place that knows them; types count as well. */
export function librariesInTheirPlaces(sources: Source[]): Finding[] {
  return allLinks(sources).flatMap((link) =>
    places
      .filter((place) => place.packages.test(link.package ?? '') && !place.allowed(link.from.path))
      .map((place) => finding(link.from, link.offset, `${link.to}: ${place.what}`)),
  )
}
