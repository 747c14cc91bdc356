import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { hurrying } from '../../lib/giving-way.ts'
import type { Language } from '../../lib/pure/languages.ts'
import type { ChunkOutcome, JobHandler, RunningJob } from '../jobs/index.ts'
import { imagesOfKind, markUndoneOnly } from '../trail/index.ts'
import { leavePage, startLeaving } from './leave-key.ts'
import { fieldById } from './read-fields.ts'
import { choicesFrom, convertWritten, isCalled, writtenValue } from './rules/convert-value.ts'
import { convertedDefinition } from './rules/converted-definition.ts'
import { isSame } from './rules/field-changes.ts'
import { lockDefinitions } from './store/fields.ts'
import { keepFormerIn, keysOfField, switchKeys } from './store/keys.ts'
import {
  countValues,
  distinctValues,
  insertOptions,
  lookOver,
  pageUnprepared,
  setOptionIdsAside,
  type Unprepared,
  unprepared,
  writePrepared,
} from './store/rewriting.ts'
import type { CustomType, Field, Option } from './types.ts'
import { plannedUndo } from './undo-field-change.ts'
import { type FieldImage, writeDefinition } from './write-definition.ts'

const chunk = 500
export const choicesAtMost = 200

/** `lost`: how many values the person was shown that would be; `undoes`: the undo of a conversion that is taken back. */
export type ConversionParams = { fieldId: number; key: string } & (
  | { type: CustomType; lost: number; undoes: null }
  | { undoes: number }
)

/** `made`: choices of texts, with ids set aside. `isLast`: definitions are held, so that nobody saves in between. */
type Position = { left: number; after: number; made: Option[] | null; isFirst: boolean; isLast: boolean }

/** What values become. */
type Target = { type: CustomType; options: readonly Option[]; definition: Field; leftOut: string[] }

const begun: Position = { left: 0, after: 0, made: null, isFirst: true, isLast: false }

/**
 * Gives a field another type while people work. The new values are written beside the old, where nobody reads them; who
 * saves a record drops them, and they come again. Once none is missing the definition changes in a moment, and with it the
 * key under which everybody reads. What stood there before is taken away afterwards.
 */
export const conversionJob: JobHandler<ConversionParams, Position> = {
  kind: 'convert-field',
  async runChunk(tx, job) {
    const { params } = job
    const at = job.position ?? begun
    const field = await fieldById(tx, params.fieldId)
    const { nextKey, leftKey } = await keysOfField(tx, field.id)
    if (nextKey !== params.key) throw new Refusal('conflict', [{ path: '', code: 'field.in-work' }])
    if (leftKey) {
      const next = await leavePage(tx, { ...field, leftKey, after: at.left })
      return { done: 0, position: { ...at, left: next?.after ?? 0 }, isFinished: false }
    }
    const total = at.isFirst && at.after === 0 ? { total: await countValues(tx, field) } : {}
    const target = await targetOf(tx, job, field, at)
    if (at.isLast) return lastLook(tx, job, { field, target, at })
    const { ids, next } = await pageUnprepared(tx, field, {
      ...asPage(params),
      after: at.after,
      limit: chunk,
    })
    const rows = await unprepared(tx, field, { ...asPage(params), ids })
    const { made } = await prepare(tx, job, { field, target, rows })
    const position =
      next === null ? { ...at, made, after: 0, isFirst: false, isLast: true } : { ...at, made, after: next }
    return { ...total, done: at.isFirst ? rows.length : 0, position, isFinished: false }
  },
  async finish(tx, { actor, now, params, state }) {
    if (state === 'done') return
    const { id, record } = await fieldById(tx, params.fieldId)
    await startLeaving(tx, actor, now, {
      fieldId: id,
      record,
      key: params.key,
      isInVain: true,
      forgets: null,
    })
  },
}

type Running = RunningJob<ConversionParams, Position>
const asPage = ({ key, undoes }: ConversionParams) => ({ nextKey: key, undoes })

async function targetOf(tx: Tx, { params, actor }: Running, field: Field, at: Position): Promise<Target> {
  if (params.undoes !== null) {
    const [kept] = await imagesOfKind(tx, params.undoes, 'field')
    if (!kept) throw new Refusal('conflict', [{ path: '', code: 'undo.erased' }])
    const { after, leftOut } = await plannedUndo(tx, field, kept.image as FieldImage)
    return {
      type: after.type as CustomType,
      options: after.options,
      definition: after,
      leftOut: leftOut.map(({ path }) => path),
    }
  }
  const { type } = params
  const isNew = type === 'dropdown' && field.type !== 'dropdown'
  const options = isNew ? (at.made ?? (await firstChoices(tx, field, actor.language))) : field.options
  return { type, options, definition: field, leftOut: [] }
}

async function firstChoices(tx: Tx, field: Field, language: Language): Promise<Option[]> {
  const texts = new Map<string, number>()
  for (const { value, records } of await distinctValues(tx, field)) {
    const written = writtenValue(value, field.options, language)
    texts.set(written, (texts.get(written) ?? 0) + records)
  }
  return withIds(tx, choicesFrom(texts, choicesAtMost))
}

async function withIds(tx: Tx, labels: readonly Field['labels'][]): Promise<Option[]> {
  const ids = await setOptionIdsAside(tx, labels.length)
  return labels.map((each, at) => ({ id: ids[at] as number, labels: each, isArchived: false }))
}

/** Gives the choices that were made of texts, or null where none are, and in how many live records nothing is left. */
async function prepare(
  tx: Tx,
  { actor, params }: Running,
  { field, target, rows }: { field: Field; target: Target; rows: readonly Unprepared[] },
): Promise<{ made: Option[] | null; lostNow: number }> {
  const written = (value: unknown) => writtenValue(value, field.options, actor.language)
  const isMaking = params.undoes === null && target.type === 'dropdown' && field.type !== 'dropdown'
  const options = isMaking
    ? await withTexts(
        tx,
        target.options,
        rows.map(({ value }) => written(value)),
      )
    : target.options
  const becomes = ({ value, image }: Unprepared): unknown => {
    if (image && isSame(image.to ?? null, value ?? null)) return image.from
    if (value === null) return null
    return convertWritten(written(value), { type: target.type, options }) ?? null
  }
  const values = rows.map((row) => ({ ...row, becomes: becomes(row) }))
  if (values.length > 0)
    await writePrepared(tx, field, {
      nextKey: params.key,
      values: values.map((each) => ({ id: each.id, value: each.becomes })),
    })
  const lost = values.filter((each) => each.isLive && each.value !== null && each.becomes === null)
  return { made: isMaking ? [...options] : null, lostNow: lost.length }
}

/** Texts that came since the first look become choices too, while there is room. */
async function withTexts(tx: Tx, options: readonly Option[], texts: string[]): Promise<readonly Option[]> {
  const unknown = texts.filter((text) => !options.some(({ labels }) => isCalled(labels, text.trim())))
  if (unknown.length === 0 || options.length >= choicesAtMost) return options
  const labels = choicesFrom(new Map(unknown.map((text) => [text, 1])), choicesAtMost - options.length)
  return [...options, ...(await withIds(tx, labels))]
}

/** With nobody saving any more: what was saved meanwhile is prepared, or, where that is much, once more before. */
async function lastLook(
  given: Tx,
  job: Running,
  { field, target, at }: { field: Field; target: Target; at: Position },
): Promise<ChunkOutcome> {
  const tx = hurrying(given)
  await lockDefinitions(tx, field.record)
  const page = asPage(job.params)
  const { missing, records, lost } = await lookOver(tx, field, { ...page, limit: chunk })
  if (missing.length === chunk) return { done: 0, position: { ...at, isLast: false }, isFinished: false }
  const rows = await unprepared(tx, field, { ...page, ids: missing })
  const { made, lostNow } = await prepare(tx, job, { field, target, rows })
  return switchOver(tx, job, {
    field,
    target: { ...target, options: made ?? target.options },
    position: { ...at, made },
    counts: { records: records + rows.length, lost: lost + lostNow },
  })
}

async function switchOver(
  tx: Tx,
  { actor, now, params }: Running,
  of: { field: Field; target: Target; position: Position; counts: { records: number; lost: number } },
): Promise<ChunkOutcome> {
  const { field, target, position } = of
  const { records, lost } = of.counts
  const { valueKey: key } = await keysOfField(tx, field.id)
  if (params.undoes === null && lost > params.lost)
    throw new Refusal('conflict', [{ path: 'lost', code: 'field.loses-more', params: { count: lost } }])
  await switchKeys(tx, field.id)
  if (position.made) await insertOptions(tx, field.id, position.made)
  const { type, options } = target
  const written = await writeDefinition(tx, actor, now, {
    before: field,
    after:
      params.undoes === null
        ? convertedDefinition(field, { type, options, language: actor.language })
        : target.definition,
    ...(params.undoes === null
      ? { type: 'field.converted', facts: { from: field.type, to: type, records, lost } }
      : { type: 'field.changed', facts: { undoes: params.undoes } }),
    command: 'convert-field',
  })
  await keepFormerIn(tx, { id: field.id, undoId: written.undoId })
  if (params.undoes !== null) await markUndoneOnly(tx, actor, now, params.undoes)
  await startLeaving(tx, actor, now, {
    fieldId: field.id,
    record: field.record,
    key,
    isInVain: false,
    forgets: params.undoes,
  })
  const leftOut = target.leftOut.map((path) => ({ path, code: 'undo.changed-since' }))
  return {
    done: 0,
    leftOut: leftOut.length > 0 ? [{ subject: { kind: 'field', id: field.id }, problems: leftOut }] : [],
    position,
    isFinished: true,
    undoId: written.undoId,
  }
}
