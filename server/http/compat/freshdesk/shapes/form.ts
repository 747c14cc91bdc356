import { z } from 'zod'

/** A file that came in a form. */
export type FormFile = { name: string; type: string; content: Uint8Array }
export const FormFile = z.custom<FormFile>(
  (value) =>
    typeof value === 'object' && value !== null && 'content' in value && value.content instanceof Uint8Array,
)

/** A text of a form where any value may stand: which one it means is known only by whoever knows the field. */
class FormText {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** A value as JSON would have it, for a field of a type that only its definition tells; JSON comes back as it is. */
export function asTyped(value: unknown, type = 'text'): unknown {
  if (!(value instanceof FormText)) return value
  const { text } = value
  if (text === '') return null
  if (type === 'checkbox' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  return type === 'number' && /^-?\d{1,15}(\.\d{1,10})?$/.test(text) ? Number(text) : text
}

type Schema = {
  type?: string | string[]
  anyOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
}

/**
 * The fields of a form as the JSON that they stand for: `tags[]` is an element, `custom_fields[plan]` a member. Texts become
 * numbers, truths and null where the schema has no text there.
 */
export function valueOfForm(
  fields: readonly (readonly [name: string, value: string | FormFile])[],
  schema: object,
): Record<string, unknown> {
  const root: Record<string, unknown> = Object.create(null)
  for (const [name, value] of fields) {
    const [, head = name, rest = ''] = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name) ?? []
    const keys = [head, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map(([, key]) => key ?? '')]
    put(root, keys.slice(0, 4), value, schema as Schema)
  }
  return { ...root }
}

type Holder = Record<string, unknown> | unknown[]

function put(
  holder: Holder,
  [key = '', ...rest]: readonly string[],
  value: string | FormFile,
  schema: Schema,
): void {
  const within = Array.isArray(holder) ? itemsOf(schema) : memberOf(schema, key)
  if (rest.length === 0) {
    const read = typeof value === 'string' ? asSchema(value, within) : value
    if (Array.isArray(holder)) holder.push(read)
    else define(holder, key, read)
    return
  }
  const isList = rest[0] === '' || /^\d+$/.test(rest[0] ?? '')
  const before = Array.isArray(holder) ? undefined : holder[key]
  const there = isHolder(before) ? before : isList ? [] : Object.create(null)
  if (Array.isArray(holder)) holder.push(there)
  else define(holder, key, there)
  put(there, rest, value, within)
}

// A name such as __proto__ is a name like any other.
const define = (holder: Record<string, unknown>, key: string, value: unknown): void => {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}
const isHolder = (value: unknown): value is Holder =>
  typeof value === 'object' && value !== null && !('content' in value)

const choicesOf = (schema: Schema): Schema[] => [schema, ...(schema.anyOf ?? []).flatMap(choicesOf)]
const memberOf = (schema: Schema, key: string): Schema =>
  choicesOf(schema)
    .map((each) => each.properties?.[key] ?? each.additionalProperties)
    .find((each) => typeof each === 'object') ?? {}
const itemsOf = (schema: Schema): Schema =>
  choicesOf(schema)
    .map(({ items }) => items)
    .find((each) => each !== undefined) ?? {}

function asSchema(text: string, schema: Schema): unknown {
  const types = new Set(choicesOf(schema).flatMap(({ type }) => type ?? []))
  if (types.size === 0) return new FormText(text)
  if ((types.has('integer') || types.has('number')) && /^-?\d{1,15}(\.\d{1,10})?$/.test(text))
    return Number(text)
  if (types.has('boolean') && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  if (types.has('null') && text === '') return null
  return text
}
