import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Language } from '../../lib/pure/languages.ts'
import type { Actor } from '../trail/index.ts'
import { lockedField } from './change-field.ts'
import { fieldById } from './read-fields.ts'
import { choicesFrom, convertWritten, writtenValue } from './rules/convert-value.ts'
import { mayBeIndexed, mayBeUnique } from './rules/limits.ts'
import { writeOptions } from './store/definitions.ts'
import { valuesAfter, writeValues } from './store/values.ts'
import { type CustomType, customTypes, type Field, type Option } from './types.ts'
import type { ConversionAnswer } from './wire.ts'
import { type FieldImage, type Written, writeDefinition } from './write-definition.ts'

const page = 5000
const examplesAtMost = 10
const choicesAtMost = 200

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
 * them than the person was shown. Can be undone: records that were not changed since get their former values back.
 * @throws Refusal forbidden, missing, stale, invalid 'field.unknown-type', conflict 'field.standard-stays' or
 * 'field.loses-more' with the number of now
 */
export async function convertField(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { id: number; version: number; type: string; lost: number },
): Promise<Written> {
  const before = await lockedField(tx, actor, change)
  const to = convertible(before, change.type)
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
  const { isUnique, isFilterable } = before
  const written = await writeDefinition(tx, actor, now, {
    before,
    after: {
      ...before,
      type: to,
      options,
      ...defaultAs(before, to, options, language),
      // Held against each other anew under the new type, where it still can be.
      isUnique: isUnique && mayBeUnique(to) && !mayBeUnique(before.type),
      isFilterable: isFilterable && mayBeIndexed(to),
    },
    type: 'field.converted',
    facts: { from: before.type, to, records: values.length, lost },
    values,
  })
  for (let at = 0; at < values.length; at += page) await writeValues(tx, before, values.slice(at, at + page))
  return written
}

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
  for await (const { value } of valuesOf(db, field)) {
    const written = writtenValue(value, field.options, language)
    texts.set(written, (texts.get(written) ?? 0) + 1)
  }
  const labels = choicesFrom(texts, choicesAtMost)
  // Negative: not made yet.
  const options = labels.map((label, at): Option => ({ id: -1 - at, labels: label, isArchived: false }))
  return { options, added: options.length }
}

function defaultAs(
  before: Field,
  type: CustomType,
  options: readonly Option[],
  language: Language,
): Pick<Field, 'defaultValue' | 'hasOwnDefault'> {
  const none = { defaultValue: null, hasOwnDefault: false }
  if (!before.hasOwnDefault) return none
  const written = writtenValue(before.defaultValue, before.options, language)
  const defaultValue = convertWritten(written, { type, options })
  return defaultValue === undefined ? none : { defaultValue, hasOwnDefault: true }
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
