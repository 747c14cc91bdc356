import { randomBytes } from 'node:crypto'
import type { Tx } from '../../../lib/db.ts'
import { type Problem, Refusal } from '../../../lib/errors.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { type Actor, recordTrail } from '../../trail/index.ts'
import { mayChangeMail } from '../policy.ts'
import {
  insertOwnTemplate,
  type OwnTemplate,
  ownTemplate,
  updateOwnTemplate,
} from '../store/own-templates.ts'
import { firstTexts } from '../store/templates.ts'
import type { OwnTemplateKey } from '../types.ts'
import type { NewOwnTemplate, OwnTemplateAnswer } from '../wire.ts'
import { insertOwnText } from './change-template.ts'
import { readOwnTemplate } from './read-templates.ts'
import { readText } from './read-text.ts'

/**
 * Makes a template of the workspace's own, in one language or both. Its key is made from its name and stays.
 * @throws Refusal forbidden, invalid
 */
export async function createOwnTemplate(
  tx: Tx,
  actor: Actor,
  now: Date,
  draft: NewOwnTemplate,
): Promise<OwnTemplateAnswer> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  const name = readName(draft.name)
  const texts = draft.texts.map((text) => ({ ...text, actionLabel: null, reason: '{reason}' }))
  const problems: Problem[] = [
    ...name.problems,
    ...(texts.length === 0 ? [{ path: 'texts', code: 'template.no-text' }] : []),
    ...texts.flatMap((text, index) => [
      ...(texts.findIndex(({ language }) => language === text.language) < index
        ? [{ path: `texts.${index}.language`, code: 'template.language-twice' }]
        : []),
      ...readText(text, { key: 'custom', isOwn: true, hasAction: false }).problems.map((problem) => ({
        ...problem,
        path: `texts.${index}.${problem.path}`,
      })),
    ]),
  ]
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const key = await takeKey(tx, now, name.value)
  for (const { language, ...text } of texts) await insertOwnText(tx, actor, now, { key, language, text })
  return present(tx, key)
}

/**
 * Names one anew.
 * @throws Refusal forbidden, missing, stale, invalid
 */
export async function renameOwnTemplate(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { key: string; version: number; name: string },
): Promise<OwnTemplateAnswer> {
  const before = await current(tx, actor, change)
  const name = readName(change.name)
  if (name.problems.length > 0) throw new Refusal('invalid', name.problems)
  if (name.value === before.name) return present(tx, before.key)
  await update(tx, { ...before, name: name.value })
  await record(tx, actor, now, before.key, {
    type: 'mail-template.renamed',
    values: [{ field: 'name', old: before.name, new: name.value }],
  })
  return present(tx, before.key)
}

/**
 * Takes one out of use, or back into it. What was queued with it still leaves.
 * @throws Refusal forbidden, missing, stale
 */
export async function archiveOwnTemplate(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { key: string; version: number; to: 'archived' | 'in-use' },
): Promise<OwnTemplateAnswer> {
  const before = await current(tx, actor, change)
  const isArchived = change.to === 'archived'
  if ((before.archivedAt !== null) === isArchived) return present(tx, before.key)
  await update(tx, { ...before, archivedAt: isArchived ? now : null })
  await record(tx, actor, now, before.key, {
    type: isArchived ? 'mail-template.archived' : 'mail-template.restored',
    values: [],
  })
  return present(tx, before.key)
}

function readName(typed: string): { value: string; problems: Problem[] } {
  const reading = readOneLine(typed, 200)
  if (!reading.ok) return { value: '', problems: [{ path: 'name', ...reading.fault }] }
  const problems = reading.value === '' ? [{ path: 'name', code: 'template.empty' }] : []
  return { value: reading.value, problems }
}

/** 'Recordatorio de pago' → custom.recordatorio-de-pago, with an ending where that is taken. */
async function takeKey(tx: Tx, now: Date, name: string): Promise<OwnTemplateKey> {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const stem = plain.replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '') || 'texto'
  const start = `custom.${stem.slice(0, 50).replace(/-+$/, '')}` as const
  if (await insertOwnTemplate(tx, now, { key: start, name })) return start
  const other = `${start}-${randomBytes(4).toString('hex')}` as const
  if (await insertOwnTemplate(tx, now, { key: other, name })) return other
  throw new Error(`no key for a template called ${name}`)
}

async function current(tx: Tx, actor: Actor, which: { key: string; version: number }): Promise<OwnTemplate> {
  if (!mayChangeMail(actor)) throw new Refusal('forbidden')
  const found = await ownTemplate(tx, which.key)
  if (!found) throw new Refusal('missing')
  if (found.version !== which.version) throw await stale(tx, found.key)
  return found
}

async function update(tx: Tx, row: OwnTemplate): Promise<void> {
  if (!(await updateOwnTemplate(tx, row))) throw await stale(tx, row.key)
}

const stale = async (tx: Tx, key: string): Promise<Refusal> =>
  new Refusal('stale', [], { current: await readOwnTemplate(tx, key) })

async function present(tx: Tx, key: string): Promise<OwnTemplateAnswer> {
  return (await readOwnTemplate(tx, key)) as OwnTemplateAnswer
}

/** In the trail a template goes by each of its texts. */
async function record(
  tx: Tx,
  actor: Actor,
  now: Date,
  key: string,
  entry: { type: `mail-template.${string}`; values: { field: string; old: unknown; new: unknown }[] },
): Promise<void> {
  const [first] = await firstTexts(tx, key)
  if (first === undefined) return
  await recordTrail(tx, actor, now, [
    { subject: { kind: 'mail-template', id: first }, facts: { event: key, door: 'area' }, ...entry },
  ])
}
