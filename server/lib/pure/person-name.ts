import { accepted, faulty, type Reading } from './fault.ts'
import { readOneLine } from './one-line.ts'

/** Characters, as a person counts them, of the longest name. */
export const longestName = 200

/**
 * A person's full name, never split or re-cased. One letter is a name; hyphens, apostrophes, dots, commas, every script
 * and emoji are welcome beside a letter or digit. Links are refused (model.md 19: a name is shown in mails of ours,
 * where mail programs make a link of whatever looks like one), and so are marks that turn the direction of the text.
 */
export function readPersonName(typed: string): Reading<string> {
  const line = readOneLine(typed, longestName)
  if (!line.ok) return line
  if (line.value === '') return faulty({ code: 'person-name.empty' })
  const plain = line.value.normalize('NFKC').replaceAll('。', '.')
  if (/[^\s<>@]+@[^\s<>@]+\.[^\s<>@]/u.test(plain)) return faulty({ code: 'person-name.mail-address' })
  if (hasLink(plain)) return faulty({ code: 'person-name.link' })
  if (!/[\p{L}\p{N}]/u.test(plain)) return faulty({ code: 'person-name.no-letter' })
  return accepted(line.value)
}

/** A scheme, "www.", or a host name: with a path, or with one of the endings that do not occur in names. */
function hasLink(name: string): boolean {
  return /:\/\/|\bwww\.|\b(mailto|tel|javascript|data):\S/iu.test(name) || someHostName(name)
}

function someHostName(name: string): boolean {
  return name.split(/[\s,;:()[\]<>"«»“”]+/u).some((word) => {
    const [host = '', path] = word.replace(/[.!?]+$/u, '').split(/[/?#]/u, 2)
    const labels = host.split('.')
    const ending = labels.at(-1)?.toLowerCase() ?? ''
    if (labels.length < 2 || labels.some((label) => !/^[\p{L}\p{N}-]+$/u.test(label))) return false
    if (path !== undefined) return true
    if (!labels.some((label) => label.length > 3)) return false
    return linkEndings.has(ending) || (particles.has(ending) && host === host.toLowerCase())
  })
}

/** Endings that are words of names as well: a host name is written small ("María.de la Cruz" wants a blank only). */
const particles = new Set(['de', 'do', 'la', 'al', 'us', 'ca', 'no', 'me'])

/** The top-level domains most used in unwanted mail, of our countries and for examples, none of them a name or an abbreviation in one ("Sr.Pérez", "S.A."). */
const linkEndings = new Set(
  (
    'com net org info biz io ly gg cc tv ru cn xyz top site online shop club live link click app dev page store ' +
    'website space fun icu vip work world today life news cloud tech host press buzz monster rest bid win loan ' +
    'men date review stream download racing party trade science faith accountant cricket es mx uk eu ' +
    'ar bo br cl co cr cu ec gt hn ni pa pe py sv uy ve fr it pt ch at be nl se fi dk ie pl cz jp kr au nz in ' +
    'cat eus gal bank email help support example test invalid localhost'
  ).split(' '),
)
