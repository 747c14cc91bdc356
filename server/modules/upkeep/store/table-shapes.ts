import pg from 'pg'

/**
 * A table as it is backed up: its columns in their order. Left out are those that the database computes, and numbers of
 * transactions, which mean nothing in another cluster.
 */
export type TableShape = { name: string; columns: { name: string; type: string }[] }

/** The tables of a database that are ours to save, in the order of their names. */
export async function tableShapes(client: pg.Client, except: readonly string[]): Promise<TableShape[]> {
  const { rows } = await client.query<TableShape>(
    `select class.relname as name,
            json_agg(
              json_build_object('name', attribute.attname, 'type', format_type(attribute.atttypid, attribute.atttypmod))
              order by attribute.attnum
            ) as columns
     from pg_class class
     join pg_attribute attribute on attribute.attrelid = class.oid
     where class.relnamespace = 'public'::regnamespace
       and class.relkind in ('r', 'p')
       and not class.relispartition
       and attribute.attnum > 0
       and not attribute.attisdropped
       and attribute.attgenerated = ''
       and attribute.atttypid <> 'xid8'::regtype
       and class.relname <> all($1)
       and not exists (
         select from pg_depend
         where pg_depend.objid = class.oid
           and pg_depend.deptype = 'e'
       )
     group by class.relname
     order by class.relname`,
    [except],
  )
  return rows
}

export const quoted = (name: string): string => pg.escapeIdentifier(name)
