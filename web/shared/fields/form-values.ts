import type { FieldAnswer } from '../../../server/modules/fields/wire.ts'
import { customKey, type FieldDefinition, isCustom } from './definition.ts'
import { numberToWrite, readNumber } from './number.ts'

/** A field's value as it stands in a form: nothing is '', a tick is true or false. */
export type FormValue = string | boolean
/** The custom values of a form, by field id: what `custom` is in its values. */
export type CustomFormValues = Record<string, FormValue>

/** A value of the wire as the form begins with it. */
export function formValueOf({ type }: Pick<FieldDefinition, 'type'>, value: unknown): FormValue {
  if (type === 'checkbox') return value === true
  if (value === null || value === undefined) return ''
  if (type === 'number' && typeof value === 'number') return numberToWrite(value)
  return String(value)
}

/** What a form holds as it is sent. A number that is none goes as it was written: the server says so at its field. */
export function wireValueOf({ type }: Pick<FieldDefinition, 'type'>, value: FormValue): unknown {
  if (typeof value === 'boolean') return value
  const text = value.trim()
  if (text === '') return null
  if (type === 'dropdown') return Number(text)
  if (type === 'number') return readNumber(text) ?? text
  return type === 'paragraph' ? value : text
}

/** The custom values of a record as a form begins with them. */
export function customValuesOf(
  fields: readonly FieldDefinition[],
  custom: Readonly<Record<string, unknown>>,
): CustomFormValues {
  return Object.fromEntries(
    fields.filter(isCustom).map((field) => [customKey(field), formValueOf(field, custom[customKey(field)])]),
  )
}

/** The custom values with which the form of a new record begins: the defaults of the definitions. */
export function customDefaults(fields: readonly FieldAnswer[]): CustomFormValues {
  return customValuesOf(
    fields,
    Object.fromEntries(fields.filter(isCustom).map((field) => [customKey(field), field.defaultValue])),
  )
}

/**
 * What a form changes of the custom values, as it is sent: only what differs, so that a default applies where nothing was
 * given. `{}` of it goes into a body: `{ custom?: … }`.
 */
export function changedCustom(
  fields: readonly FieldDefinition[],
  values: CustomFormValues | undefined,
  before: CustomFormValues,
): { custom?: Record<string, unknown> } {
  const changed = fields
    .filter(isCustom)
    // A field that came after the form was begun is not in it, and so was not touched.
    .filter((field) => ![undefined, before[customKey(field)]].includes(values?.[customKey(field)]))
    .map((field) => [customKey(field), wireValueOf(field, values?.[customKey(field)] ?? '')])
  return changed.length > 0 ? { custom: Object.fromEntries(changed) } : {}
}

/** The same of a new record: a tick that must be given is given as it stands, "no" included. */
export function newCustom(
  fields: readonly FieldAnswer[],
  values: CustomFormValues,
): { custom?: Record<string, unknown> } {
  const { custom } = changedCustom(fields, values, customDefaults(fields))
  const ticks = fields
    .filter((field) => isCustom(field) && field.type === 'checkbox' && field.requiredForAgents)
    .map((field) => [customKey(field), values[customKey(field)] === true])
  if (!custom && ticks.length === 0) return {}
  return { custom: { ...Object.fromEntries(ticks), ...custom } }
}
