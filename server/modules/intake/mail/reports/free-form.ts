import type { Report } from '../../types.ts'
import { saysAway } from '../automatic-marks.ts'
import { headerOf } from '../parts/read-headers.ts'
import { addressesIn, type Reported } from './returned.ts'
import { actionOf, statusIn } from './status-words.ts'

type Recipients = Extract<Report, { kind: 'delivery' }>['recipients']

const daemon =
  /^(mailer-?daemon|mail-?daemon|mdaemon|postmaster|mail\.?delivery|bounces?|double-bounce|no-?reply-?bounce|microsoftexchange[\da-f]+)@|^mailer-daemon$|^postmaster$/i
const failed =
  /undeliver|delivery (?:status|fail|report|notification|problem|error|has failed|incomplete|delayed|warning)|fail(?:ure|ed) (?:notice|delivery|mail)|returned (?:mail|to sender)|mail (?:delivery|system error|failure)|could not (?:be delivered|send)|non remis|message (?:delayed|not delivered|could not)|delayed|mail delivery|no se (?:ha )?(?:pudo|podido) entregar|no entregado|no se puede entregar|correo devuelto|mensaje devuelto|devuelto al remitente|error (?:de|en la) entrega|error al entregar|n[aã]o (?:foi )?(?:p[oô]de ser )?entregue|falha na entrega|notificaci[oó]n de (?:estado de )?entrega|returned mail/i
/** Where the mail that came back begins. */
const copyStart =
  /^[ \t]*(?:message headers follow|original message headers|original message follows|encabezados del mensaje original|cabeceras del mensaje original)[ .:]*$|^[ \t]*-{2,}.*(?:copy of|original message|undelivered message|message follows|returned message|mensaje original|unsent message|message header|transcript of session follows with)|^(?:received: from|return-path: <)/i
/** What comes later is no longer what the server says. */
const longest = 50_000

/** What a report says before the mail begins that came back. */
export function withoutCopy(text: string): string {
  const lines = text.slice(0, longest).split('\n')
  const start = lines.findIndex((line) => line.length < 300 && copyStart.test(line))
  return start < 1 ? lines.join('\n') : lines.slice(0, start).join('\n')
}

/**
 * What servers say in words alone: qmail, Exim, older Exchange, Yahoo, and whatever wrote its own text. Only of a sender
 * that is a machine for it: a bounce that a person sends on is his mail.
 */
export function readFreeForm(mail: Reported): Recipients {
  if (headerOf(mail.root.headers, 'x-failed-recipients') === '' && !isBounce(mail)) return []
  const text = withoutCopy(mail.text)
  const own = new Set([mail.sender.toLowerCase(), ...mail.own])
  const named = addressesIn(headerOf(mail.root.headers, 'x-failed-recipients'))
  const found = named.length > 0 ? named : failing(text, withoutOwn(addressesIn(text), own))
  const addresses = found.slice(0, 100)
  if (addresses.length === 0) return [recipient(null, text, text)]
  return addresses.map((address) => recipient(address, about(text, address, addresses), text))
}

/** As qmail and Exim begin, which have no return path; a person who sends it on has one. */
const ownWords =
  /^\s*(?:hi\. this is the qmail-send program|this message was created automatically by (?:the )?mail)/i

/** Some servers deliver the report under the address that failed: then it is both. */
function withoutOwn(found: string[], own: ReadonlySet<string>): string[] {
  const others = found.filter((one) => !own.has(one)).slice(0, 200)
  return others.length > 0 ? others : found
}

function isBounce({ sender, returnPath, subject, text }: Reported): boolean {
  const isMachine = daemon.test(sender) || returnPath === ''
  if (ownWords.test(text)) return isMachine || returnPath === null
  return isMachine && failed.test(subject) && !saysAway(subject)
}

/** Addresses that stand where a program names who did not get it; all, where none does. */
function failing(text: string, found: string[]): string[] {
  const marked = found.filter((one) => {
    const literal = one.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    return new RegExp(`^[ \\t>*-]*<?${literal}>?[ \\t]*(?::|$|\\(|on \\d)`, 'im').test(text)
  })
  return marked.length > 0 ? marked : found.slice(0, 1)
}

function recipient(address: string | null, words: string, text: string): Recipients[number] {
  const status = statusIn(words) ?? statusIn(text)
  return {
    address,
    action: actionOf('', status, text),
    status,
    words: words.replace(/\s+/g, ' ').trim().slice(0, 2000),
  }
}

/** From where an address stands to where the next does, or the text says nothing more of it. */
function about(text: string, address: string, all: string[]): string {
  const lower = text.toLowerCase()
  const start = Math.max(0, lower.indexOf(address))
  const ends = all.flatMap((other) => {
    const at = other === address ? -1 : lower.indexOf(other, start + address.length)
    return at === -1 ? [] : [at]
  })
  const piece = text.slice(start, Math.min(start + 2000, ...ends))
  const said = statusIn(piece) === null ? text.slice(0, 4000) : piece
  return said
}
