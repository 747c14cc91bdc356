import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { startJob } from '../jobs/index.ts'
import type { Actor } from '../trail/index.ts'
import { lockedField } from './change-field.ts'
import { type ConversionParams, choicesAtMost } from './conversion-job.ts'
import { fieldById } from './read-fields.ts'
import { choicesFrom, convertWritten, writtenValue } from './rules/convert-value.ts'
import { convertedDefinition } from './rules/converted-definition.ts'
import { writeOptions } from './store/definitions.ts'
import { beginKey, keysOfField, nextKeyNumber } from './store/keys.ts'
import { countValues, distinctValues } from './store/rewriting.ts'
import { valuesAfter, writeValues } from './store/values.ts'
import { type CustomType, customTypes, type Field, type Option } from './types.ts'
import type { ConversionAnswer } from './wire.ts'
import { type FieldImage, type Written, writeDefinition } from './write-definition.ts'

const page = 5000
const examplesAtMost = 10
/** Records whose values are rewritten while the request waits; more become a job. */
const atOnce = 1000

/**
 * What another type would make of a field's values. Nothing is changed; the language is the one that choices and ticks are
 * written in.
 * @throws Refusal missing, invalid 'field.unknown-type', conflict 'field.standard-stays'
 */
export async function previewConversion(
  db: Handle,
  language: Language,
  { id, type }: { id: number; type: string },
): Promise<ConversionAnswer> {
  const field = await fieldById(db, id)
  const to = convertible(field, type)
  const counts = { records: 0, lost: 0 }
  const examples = new Set<string>()
  const { options, added } = await optionsFor(db, field, to, language)
  for await (const { value, isLive } of valuesOf(db, field)) {
    if (!isLive) continue
    const written = writtenValue(value, field.options, language)
    counts.records++
    if (convertWritten(written, { type: to, options }) !== undefined) continue
    counts.lost++
    if (examples.size < examplesAtMost) examples.add(written.slice(0, 100))
  }
  const { records, lost } = counts
  return { type: to, records, kept: records - lost, lost, examples: [...examples], newOptions: added }
}

/**
 * Gives a custom field another type and converts what is there; values that the type cannot hold are emptied, no more of
 * them than the person was shown. Can be undone: records that were not changed since get their former values back. Of
 * many values it is a job, and the field is as it was until all are prepared.
 * @throws Refusal forbidden, missing, stale, invalid 'field.unknown-type', conflict 'field.standard-stays' or
 * 'field.loses-more' with the number of now
 */
export async function convertField(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; type: string; lost: number },
): Promise<Written> {
  // Counted before saves have to wait.
  const count = await countValues(tx, await fieldById(tx, change.id), atOnce + 1)
  const before = await lockedField(tx, actor, change)
  const to = convertible(before, change.type)
  if (count > atOnce) return beginConversion(tx, actor, now, { ...change, before, to })
  if ((await keysOfField(tx, before.id)).leftKey)
    throw new Refusal('conflict', [{ path: '', code: 'field.in-work' }])
  const { language } = actor
  const wanted = await optionsFor(tx, before, to, language)
  const ids = await writeOptions(tx, now, {
    id: before.id,
    options: wanted.options.map((option) => ({ ...option, id: option.id > 0 ? option.id : null })),
  })
  const options = wanted.options.map((option, at) => ({ ...option, id: ids[at] as number }))
  const values: FieldImage['values'] = []
  let lost = 0
  for await (const { id, value, isLive } of valuesOf(tx, before)) {
    const converted = convertWritten(writtenValue(value, before.options, language), { type: to, options })
    if (converted === undefined && isLive) lost++
    if (converted !== value) values.push({ id, from: value, to: converted ?? null })
  }
  if (lost > change.lost)
    throw new Refusal('conflict', [{ path: 'lost', code: 'field.loses-more', params: { count: lost } }])
  const written = await writeDefinition(tx, actor, now, {
    before,
    after: convertedDefinition(before, { type: to, options, language }),
    type: 'field.converted',
    facts: { from: before.type, to, records: values.length, lost },
    values,
  })
  for (let at = 0; at < values.length; at += page) await writeValues(tx, before, values.slice(at, at + page))
  return written
}

/** Of many values it is a job, which prepares them all; the field is as it was until then. */
async function beginConversion(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, to, lost }: { before: Field; to: CustomType; lost: number },
): Promise<Written> {
  const jobId = await startConversion(tx, actor, now, {
    field: before,
    wanted: { type: to, lost, undoes: null },
  })
  return { field: before, undoId: null, jobId }
}

/** Begins the job that prepares values under a key of their own. */
export async function startConversion(
  tx: Tx,
  actor: Actor,
  now: Date,
  { field, total, wanted }: { field: Field; total?: number; wanted: Wanted },
): Promise<number> {
  const key = `${field.id}.${await nextKeyNumber(tx)}`
  await beginKey(tx, { id: field.id, nextKey: key })
  return startJob(tx, actor, now, {
    kind: 'convert-field',
    params: { fieldId: field.id, key, ...wanted } satisfies ConversionParams,
    facts: {
      field: field.labels,
      ...(wanted.undoes === null ? { to: wanted.type } : { undoes: wanted.undoes }),
    },
    ...(total === undefined ? {} : { total }),
  })
}

type Wanted = { type: CustomType; lost: number; undoes: null } | { undoes: number }

function convertible(field: Field, type: string): CustomType {
  if (field.isStandard) throw new Refusal('conflict', [{ path: 'type', code: 'field.standard-stays' }])
  const to = customTypes.find((each) => each === type)
  if (!to) throw new Refusal('invalid', [{ path: 'type', code: 'field.unknown-type' }])
  return to
}

/** The choices that the field will have: those of a former life as a dropdown, and the texts that are there. */
async function optionsFor(
  db: Handle,
  field: Field,
  to: CustomType,
  language: Language,
): Promise<{ options: Option[]; added: number }> {
  if (to !== 'dropdown' || field.type === 'dropdown') return { options: field.options, added: 0 }
  const texts = new Map<string, number>()
  for (const { value, records } of await distinctValues(db, field)) {
    const written = writtenValue(value, field.options, language)
    texts.set(written, (texts.get(written) ?? 0) + records)
  }
  const labels = choicesFrom(texts, choicesAtMost)
  // Negative: not made yet.
  const options = labels.map((label, at): Option => ({ id: -1 - at, labels: label, isArchived: false }))
  return { options, added: options.length }
}

async function* valuesOf(db: Handle, field: Field) {
  for (let after = 0; ; ) {
    const values = await valuesAfter(db, field, { after, limit: page })
    yield* values
    const last = values.at(-1)
    if (!last || values.length < page) return
    after = last.id
  }
}
