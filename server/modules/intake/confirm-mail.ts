import type { Db, Handle } from '../../lib/db.ts'
import { inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { interfaceLanguageOf } from '../../lib/pure/languages.ts'
import { readActionLink } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import { confirmHeld, type ReleasingSite } from './release-held.ts'
import { questionDays } from './rules/askable.ts'
import { askedTyped, findQuestion, heldToAsk, markAnswered } from './store/sender-questions.ts'
import type { ConfirmMailAnswer } from './wire.ts'

type Link = { address: string; day: string }

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
  const ended = question.answeredAt ? 'confirmed' : 'ended'
  return {
    workspace: { name: workspace.name },
    language: interfaceLanguageOf(asked?.language ?? workspace.language),
    email: asked?.typed ?? link.address,
    state: waiting.length > 0 ? 'waiting' : ended,
    mails: waiting.map(({ id, receivedAt, subject }) => ({
      id,
      receivedAt: receivedAt.toISOString(),
      subject,
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
  { token, ids }: { token: string; ids: readonly number[] },
): Promise<ConfirmMailAnswer> {
  const link = linkOf(site.secrets, token)
  const before = await questionByLink(site, now, token)
  if (before.state === 'confirmed') return before
  const own = before.mails.filter(({ id }) => ids.includes(id))
  if (own.length === 0) throw new Refusal('conflict', [{ path: '', code: 'mail-action.ended' }])
  for (const { id } of own) await confirmHeld(site, actor, now, { id, address: link.address }).catch(notNow)
  await inTransaction(site.db, (tx) => markAnswered(tx, now, link))
  return questionByLink(site, now, token)
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
