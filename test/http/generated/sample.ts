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
