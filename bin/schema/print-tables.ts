import type pg from 'pg'

const types: Record<string, string> = {
  int2: 'number',
  int4: 'number',
  int8: 'number',
  float8: 'number',
  bool: 'boolean',
  text: 'string',
  uuid: 'string',
  xid8: 'string',
  inet: 'string',
  date: 'string',
  bytea: 'Buffer',
  timestamptz: 'Date',
  jsonb: 'Json',
  _cidr: 'string[]',
  _text: 'string[]',
  _int4: 'number[]',
  _int8: 'number[]',
}

type Column = {
  table_name: string
  column_name: string
  type: string
  nullable: boolean
  optional: boolean
  generated: boolean
}

/** Kysely's table types: `Generated` where the database fills in, read-only where only it may. */
export async function printTables(client: pg.Client): Promise<string> {
  const { rows } = await client.query<Column>(`
    select class.relname as table_name,
           attribute.attname as column_name,
           type.typname as type,
           not attribute.attnotnull as nullable,
           attribute.atthasdef or attribute.attidentity <> '' as optional,
           attribute.attgenerated <> '' as generated
    from pg_attribute attribute
    join pg_class class on class.oid = attribute.attrelid
    join pg_type type on type.oid = attribute.atttypid
    where class.relnamespace = 'public'::regnamespace
      and class.relkind = 'r'
      and attribute.attnum > 0
      and not attribute.attisdropped
    order by class.relname, attribute.attnum`)
  const tables = Map.groupBy(rows, (row) => row.table_name)
  const interfaces = [...tables].map(
    ([name, columns]) => `export interface ${typeName(name)} {\n${columns.map(line).join('\n')}\n}`,
  )
  const all = [...tables.keys()].map((name) => `  ${name}: ${typeName(name)}`)
  return `// Printed from the catalogue by bin/print-schema.ts: do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

// Written as a value through insertRows, or as JSON text by hand: pg would take an array for a PostgreSQL one.
type Json = ColumnType<unknown, unknown, unknown>

${interfaces.join('\n\n')}

export interface Tables {
${all.join('\n')}
}
`
}

function line(column: Column): string {
  const plain = types[column.type]
  if (!plain)
    throw new Error(`no TypeScript type for ${column.type} of ${column.table_name}.${column.column_name}`)
  const type = plain === 'Json' ? 'Json' : column.nullable ? `${plain} | null` : plain
  if (column.generated) return `  ${column.column_name}: GeneratedAlways<${type}>`
  return `  ${column.column_name}: ${column.optional ? generated(type) : type}`
}

const generated = (type: string): string => (type === 'Json' ? type : `Generated<${type}>`)

const typeName = (table: string): string =>
  table.replace(/(^|_)([a-z])/g, (_all, _line, letter: string) => letter.toUpperCase())
