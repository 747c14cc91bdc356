import type { Db, Handle } from '../../lib/db.ts'
import { inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { readActionLink } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { confirmHeld, type ReleasingSite } from './release-held.ts'
import { questionDays } from './rules/askable.ts'
import { lockWaiting } from './store/held.ts'
import {
  askedTyped,
  findQuestion,
  hasOnlyDisowned,
  heldToAsk,
  markAnswered,
  markDisowned,
} from './store/sender-questions.ts'
import type { ConfirmMailAnswer } from './wire.ts'

type Link = { address: string; day: string }
type Answered = { token: string; ids: readonly number[] }

/**
 * What the link asks: whether these mails are hers. It holds for some days, and for what waits at this moment.
 * @throws Refusal missing 'mail-action.gone'
 */
export async function questionByLink(
  site: { db: Handle; secrets: ReleasingSite['secrets'] },
  now: Date,
  token: string,
): Promise<ConfirmMailAnswer> {
  const link = linkOf(site.secrets, token)
  const question = await findQuestion(site.db, link)
  const workspace = await findWorkspace(site.db)
  if (!question || !workspace) throw gone()
  const isOver = question.askedAt.getTime() + questionDays * 86_400_000 <= now.getTime()
  const waiting = isOver ? [] : await heldToAsk(site.db, link.address)
  const asked = await askedTyped(site.db, question.messageId)
  const hasDisowned = await hasOnlyDisowned(site.db, { address: link.address, since: question.askedAt })
  const answered = hasDisowned ? 'disowned' : 'confirmed'
  const ended = question.answeredAt ? answered : 'ended'
  return {
    workspace: { name: workspace.name },
    language: interfaceLanguageOf(asked?.language ?? workspace.language),
    email: asked?.typed ?? link.address,
    state: waiting.length > 0 ? 'waiting' : ended,
    mails: waiting.map(({ receivedAt, ...mail }) => ({
      ...mail,
      receivedAt: receivedAt.toISOString(),
    })),
  }
}

/**
 * Lets go what she says is hers, of what was shown to her: who answers has read that mailbox, which is proof (decision 16).
 * What waits for something else as well goes on waiting for that.
 * @throws Refusal missing 'mail-action.gone', conflict 'mail-action.ended'
 */
export async function confirmByLink(
  site: ReleasingSite & { db: Db },
  actor: Actor,
  now: Date,
  { token, ids }: Answered,
): Promise<ConfirmMailAnswer> {
  const link = linkOf(site.secrets, token)
  const before = await questionByLink(site, now, token)
  if (before.state === 'confirmed' || before.state === 'disowned') return before
  for (const id of shownOf(before, ids))
    await confirmHeld(site, actor, now, { id, address: link.address }).catch(notNow)
  await inTransaction(site.db, (tx) => markAnswered(tx, now, link))
  return questionByLink(site, now, token)
}

/**
 * Says of what was shown to her that it is not hers: nothing is thrown away, agents see that she said so, and she is not asked
 * about it again.
 * @throws Refusal missing 'mail-action.gone', conflict 'mail-action.ended'
 */
export async function disownByLink(
  site: ReleasingSite & { db: Db },
  actor: Actor,
  now: Date,
  { token, ids }: Answered,
): Promise<ConfirmMailAnswer> {
  const link = linkOf(site.secrets, token)
  const before = await questionByLink(site, now, token)
  if (before.state === 'confirmed' || before.state === 'disowned') return before
  const shown = shownOf(before, ids)
  await inTransaction(site.db, async (tx) => {
    const waiting = await lockWaiting(tx, shown)
    await markDisowned(tx, waiting)
    await recordTrail(
      tx,
      actor,
      now,
      waiting.map((id) => ({
        subject: { kind: 'incoming-mail' as const, id },
        type: 'incoming-mail.disowned' as const,
      })),
    )
    await markAnswered(tx, now, link)
  })
  return questionByLink(site, now, token)
}

function shownOf({ mails }: ConfirmMailAnswer, ids: readonly number[]): number[] {
  const shown = mails.map(({ id }) => id).filter((id) => ids.includes(id))
  if (shown.length === 0) throw new Refusal('conflict', [{ path: '', code: 'mail-action.ended' }])
  return shown
}

/** An agent was faster with this one. */
function notNow(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}

function linkOf(secrets: ReleasingSite['secrets'], token: string): Link {
  const [, day, address] =
    /^(\d{4}-\d{2}-\d{2})\/(.+)$/s.exec(readActionLink(secrets, 'confirm-mail', token) ?? '') ?? []
  if (day === undefined || address === undefined) throw gone()
  return { day, address }
}

const gone = (): Refusal => new Refusal('missing', [{ path: '', code: 'mail-action.gone' }])
