import type { TicketMessageDraft } from '../tickets/index.ts'
import type { Author as TrailAuthor } from '../trail/index.ts'
import type { Applying } from './applying.ts'
import { bareId, withoutDetail } from './rules/address-parts.ts'
import type { Proof } from './rules/proof.ts'
import type { Author, Facts } from './rules/steps/facts.ts'
import type { HeaderAddress, ParsedMail } from './types.ts'

/** How many of those in copy are suggested: who writes to hundreds does not want them all in a ticket. */
const copiedAtMost = 20

/** A mail as a message of a ticket, under the name of whoever wrote it. */
export function messageOf(
  { mail, parsed, facts, attachments, isReturned = false }: Applying,
  { author, proof, personId, name, isNote }: Written,
): TicketMessageDraft {
  return {
    kind: isNote ? 'note' : 'public',
    door: 'mail',
    author: {
      kind: author.person?.kind === 'agent' ? 'agent' : 'customer',
      id: personId,
      name,
      address: author.address,
    },
    body: parsed.text,
    format: 'plain',
    attachments,
    mail: {
      rawMailId: mail.id,
      messageId: parsed.messageId === null ? null : bareId(parsed.messageId),
      quoted: parsed.quoted,
      html: parsed.html,
      proof: { ...proofFacts(proof, facts), ...(isReturned ? { isReturned } : {}) },
      inCopy: inCopyOf(parsed, facts, author),
    },
  }
}

export type Written = { author: Author; proof: Proof; personId: number | null; name: string; isNote: boolean }

/** What she is called where customers read it: an account knows her by its own card, and nothing of how others do. */
export function nameIn(accountId: number | null, author: Author, person: { name: string }): string {
  const card = author.cardNames.find((each) => each.accountId === accountId)
  if (card) return card.name
  return accountId !== null && author.isNamedByCard ? author.address : person.name
}

/** Whom the trail names: who wrote the mail, wherever he did. */
export const trailAuthorOf = (
  { mail }: Pick<Applying, 'mail'>,
  { author, personId }: { author: Author; personId: number },
): TrailAuthor => ({
  kind: author.person?.kind === 'agent' ? 'agent' : 'customer',
  id: personId,
  door: 'mail',
  ip: mail.envelope.peer ?? null,
  requestId: null,
  language: author.language,
})

/** How it proved its sender, for the line above the message. */
export function proofFacts(
  proof: Proof,
  { authentication }: Pick<Facts, 'authentication'>,
): Record<string, unknown> {
  const { spf, dkim, dmarc } = authentication
  return {
    ...proof,
    spf: spf.result,
    dkim: dkim.filter(({ result }) => result === 'pass').map(({ domain }) => domain),
    dmarc: dmarc.result,
  }
}

/** Who else it was written to: never silently in, and none of ours. */
function inCopyOf(parsed: ParsedMail, { department }: Facts, author: Author): HeaderAddress[] {
  const seen = new Set([author.address, department?.address ?? ''])
  const copied = [...parsed.to, ...parsed.cc].filter(({ address }) => {
    if (address === '' || seen.has(address) || seen.has(withoutDetail(address))) return false
    seen.add(address)
    return true
  })
  return copied.slice(0, copiedAtMost)
}
