import type { Tx } from '../../../lib/db.ts'
import { type Problem, Refusal } from '../../../lib/errors.ts'
import { type Actor, keepUndo, recordTrail } from '../../trail/index.ts'
import { mayChangeMail } from '../policy.ts'
import { ownTemplate } from '../store/own-templates.ts'
import { insertVersion, newestTemplate, templateOfFirst } from '../store/templates.ts'
import type { TemplateEvent } from '../types.ts'
import type { TemplateAnswer, TemplateBody, TemplateChanged, TemplateText } from '../wire.ts'
import { presentTemplate, shippedText, textOf, type WhichText } from './read-templates.ts'
import { readText } from './read-text.ts'

type Part = keyof TemplateText
const parts: readonly Part[] = ['subject', 'body', 'format', 'actionLabel', 'reason']
type PartChange = { field: Part; old: unknown; new: unknown }
export type TemplateImage = { changes: PartChange[] }

/**
 * Writes a text anew, as a version of its own: what is queued keeps its words. It can be undone for 30 days.
 * @throws Refusal forbidden, missing, stale, invalid
 */
export async function changeTemplate(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: WhichText & { version: number; changes: TemplateBody },
): Promise<TemplateChanged> {
  const before = await current(tx, actor, change)
  if (!before) return addLanguage(tx, actor, now, change)
  if (before.version !== change.version) throw stale(before)
  return write(tx, actor, now, before, withChanges(textOf(before), change.changes))
}

/**
 * Takes the text that comes with the program back, which follows newer programs again.
 * @throws Refusal forbidden, missing, stale
 */
export async function takeShippedText(
  tx: Tx,
  actor: Actor,
  now: Date,
  which: WhichText & { version: number },
): Promise<TemplateChanged> {
  const before = await current(tx, actor, which)
  const shipped = shippedText(which)
  if (!before || !shipped) throw new Refusal('missing')
  if (before.version !== which.version) throw stale(before)
  return write(tx, actor, now, before, textOf(shipped))
}

/**
 * Changes a text back, part by part; a part that was changed again since stays and is named.
 * @throws Refusal forbidden, missing, conflict when nothing can be changed back
 */
export async function undoTemplateChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: TemplateImage },
): Promise<Problem[]> {
  const which = await templateOfFirst(tx, undone.id)
  const before = which && (await current(tx, actor, which as WhichText))
  if (!before) throw new Refusal('missing')
  const untouched = undone.image.changes.filter(({ field, new: set }) => before[field] === set)
  const leftOut = undone.image.changes
    .filter((change) => !untouched.includes(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  if (untouched.length === 0) throw new Refusal('conflict', leftOut)
  const back: TemplateBody = Object.fromEntries(untouched.map(({ field, old }) => [field, old]))
  await write(tx, actor, now, before, withChanges(textOf(before), back), undone.undoId)
  return leftOut
}

function withChanges(text: TemplateText, changes: TemplateBody): TemplateText {
  return {
    subject: changes.subject ?? text.subject,
    body: changes.body ?? text.body,
    format: changes.format ?? text.format,
    actionLabel: changes.actionLabel === undefined ? text.actionLabel : changes.actionLabel,
    reason: changes.reason ?? text.reason,
  }
}

type Current = NonNullable<Awaited<ReturnType<typeof newestTemplate>>>

async function current(tx: Tx, actor: Actor, which: WhichText): Promise<Current | undefined> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  if (which.key === 'text') throw new Refusal('missing')
  return newestTemplate(tx, which)
}

const stale = (before: Current) => new Refusal('stale', [], { current: presentTemplate(before) })

async function write(
  tx: Tx,
  actor: Actor,
  now: Date,
  before: Current,
  typed: TemplateText,
  undoes?: number,
): Promise<TemplateChanged> {
  const { event, door, language } = before
  const which = { key: event, door, language }
  const shipped = shippedText(which)
  const hasAction = (shipped ?? before).actionLabel !== null
  const { text, problems } = readText(typed, { key: event, isOwn: !shipped, hasAction })
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const changes: PartChange[] = parts
    .filter((part) => before[part] !== text[part])
    .map((part) => ({ field: part, old: before[part], new: text[part] }))
  if (changes.length === 0) return { template: presentTemplate(before), undoId: null }
  const isShipped = shipped !== undefined && parts.every((part) => shipped[part] === text[part])
  const version = before.version + 1
  const id = await insertVersion(tx, now, { event, door, language, ...text, version, isShipped })
  if (id === undefined) throw stale((await newestTemplate(tx, which)) ?? before)
  const subject = { kind: 'mail-template', id: before.firstId } as const
  const undoId =
    undoes === undefined
      ? await keepUndo(tx, actor, now, {
          command: 'change-mail-template',
          images: [{ subject, image: { changes } satisfies TemplateImage }],
        })
      : null
  await recordTrail(tx, actor, now, [
    {
      subject,
      type: 'mail-template.changed',
      facts: { event, door, language, ...(undoes === undefined ? {} : { undoes }) },
      values: changes,
      ...(undoId === null ? {} : { undoId }),
    },
  ])
  const template: TemplateAnswer = presentTemplate({
    ...before,
    ...text,
    ...{ id, version, isShipped, createdAt: now },
  })
  return { template, undoId }
}

/** One of the workspace's own gets its second language. */
async function addLanguage(
  tx: Tx,
  actor: Actor,
  now: Date,
  { key, door, language, version, changes }: WhichText & { version: number; changes: TemplateBody },
): Promise<TemplateChanged> {
  const own = await ownTemplate(tx, key)
  if (!own || door !== 'area' || version !== 0) throw new Refusal('missing')
  const template = await insertOwnText(tx, actor, now, {
    ...{ key: own.key, language },
    text: withChanges(
      { subject: '', body: '', format: 'markdown', actionLabel: null, reason: '{reason}' },
      changes,
    ),
  })
  return { template, undoId: null }
}

/**
 * Adds the first version of a text of the workspace's own.
 * @throws Refusal invalid, stale when somebody was faster
 */
export async function insertOwnText(
  tx: Tx,
  actor: Actor,
  now: Date,
  { key, language, text: typed }: { key: TemplateEvent; language: 'es' | 'en'; text: TemplateText },
): Promise<TemplateAnswer> {
  const { text, problems } = readText(typed, { key, isOwn: true, hasAction: false })
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const row = { event: key, door: 'area' as const, language, ...text, version: 1, isShipped: false }
  const id = await insertVersion(tx, now, row)
  if (id === undefined) throw new Refusal('stale')
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'mail-template', id },
      type: 'mail-template.created',
      facts: { event: key, door: 'area', language },
      values: [{ field: 'subject', old: null, new: text.subject }],
    },
  ])
  return presentTemplate({ ...row, id, firstId: id, sealedBody: null, createdAt: now })
}
