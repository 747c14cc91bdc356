import { z } from 'zod'

type Schema = {
  required?: string[]
  type?: string | string[]
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  items?: Schema
  additionalProperties?: Schema | boolean
  minItems?: number
  format?: string
}

/** A value that a shape accepts: every property given, strings plain. For probes that must get past the shape. */
export function sampleOf(shape: z.ZodType | undefined): unknown {
  return shape && fromSchema(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema)
}

/** The query that a route does not answer without: '?category=billing', or nothing. */
export function requiredQuery(shape: z.ZodType | undefined): string {
  if (!shape) return ''
  const schema = z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema
  const query = new URLSearchParams(
    (schema.required ?? []).map((name) => [name, String(fromSchema(schema.properties?.[name] ?? {}))]),
  )
  return query.size > 0 ? `?${query}` : ''
}

/** Every place of a shape where any text may stand: of lists the first place, of records one, of choices each. */
export function placesOfText(shape: z.ZodType | undefined): string[][] {
  return shape ? placesIn(z.toJSONSchema(shape, { io: 'input', unrepresentable: 'any' }) as Schema) : []
}

function placesIn(schema: Schema): string[][] {
  if (schema.const !== undefined || schema.enum) return []
  const below = (key: string, of: Schema) => placesIn(of).map((place) => [key, ...place])
  const { additionalProperties: others } = schema
  return [
    ...(schema.type === 'string' ? [[]] : []),
    ...[schema.anyOf, schema.oneOf, schema.allOf].flatMap((choices) => (choices ?? []).flatMap(placesIn)),
    ...Object.entries(schema.properties ?? {}).flatMap(([key, of]) => below(key, of)),
    ...(schema.items ? below('0', schema.items) : []),
    ...(typeof others === 'object' ? below('muestra', others) : []),
  ]
}

/** A sample with a value at a place of it, whatever stood there and on the way. */
export function withAt(sample: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  const around = typeof sample === 'object' && sample !== null ? sample : {}
  const within = withAt((around as Record<string, unknown>)[key], rest, value)
  return key === '0' ? [within] : { ...around, [key]: within }
}

function fromSchema(schema: Schema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0]
  if (choice) return fromSchema(choice)
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([name, of]) => [name, fromSchema(of)]),
    )
  if (type === 'array') return schema.minItems ? [fromSchema(schema.items ?? {})] : []
  if (type === 'number' || type === 'integer') return 1
  if (type === 'boolean') return true
  return type === 'null' ? null : 'muestra'
}
