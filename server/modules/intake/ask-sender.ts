import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { isAskable } from './rules/askable.ts'
import { mayAnswer } from './rules/may-answer.ts'
import type { Author } from './rules/steps/facts.ts'
import { type Asked, askedOn, heldToAsk, markAsked, noteQuestion } from './store/sender-questions.ts'
import { today } from './today.ts'
import type { ParsedMail } from './types.ts'

/**
 * Asks an address that is known whether it has written what is held: at most once a workspace day, and never because of a
 * machine's mail. Whoever answers has read that mailbox, which is proof (decision 16).
 */
export async function askSender(
  tx: Tx,
  now: Date,
  { author, parsed, reason }: { author: Author; parsed: ParsedMail; reason: string },
): Promise<void> {
  const isKnown = author.person?.kind === 'contact' || (author.person === null && author.hasCard)
  if (!isKnown || author.isOff || !isAskable(reason) || !mayAnswer(parsed)) return
  await ask(tx, now, {
    ...{ address: author.address, typed: author.typed, language: author.language },
    ...{ name: author.person?.name ?? '', personId: author.person?.id ?? null },
  })
}

/** The question itself, about all that waits of the address and it was not asked about. */
export async function ask(
  tx: Tx,
  now: Date,
  { address, typed, name, personId, language }: Asked,
): Promise<void> {
  const day = await today(tx, now)
  if (await askedOn(tx, { address, day })) return
  const held = await heldToAsk(tx, address)
  const last = held.at(-1)
  if (!last) return
  const [messageId] = await sendMessages(tx, now, [
    {
      event: 'sender-question',
      lane: 'notice',
      isAnswer: true,
      action: { purpose: 'confirm-mail', of: `${day}/${address}` },
      subject: { kind: 'incoming-mail', id: last.id },
      parameters: { count: String(held.length) },
      recipients: [{ address, typedAddress: typed, name, personId, language, verdict: 'in', rule: 'sender' }],
    },
  ])
  await noteQuestion(tx, now, { address, day, messageId: messageId as number })
  await markAsked(tx, now, address)
}
