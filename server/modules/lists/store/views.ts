import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { ListRecord, View } from '../types.ts'

type Row = Omit<View, 'values'> & View['values']

/** The views that an agent sees: his own and the shared ones; his pinned ones first, in his order. */
export async function viewsFor(db: Handle, agentId: number, record: ListRecord | null): Promise<View[]> {
  const isAsked = sql`${record}::text is null or views.record = ${record}`
  return viewsWhere(db, agentId, sql`(${isAsked}) and views.deleted_at is null`)
}

export async function findView(db: Handle, agentId: number, id: number): Promise<View | undefined> {
  const [found] = await viewsWhere(db, agentId, sql`views.id = ${id} and views.deleted_at is null`)
  return found
}

/** The same, locked until the end of the transaction, so that two changes at once take turns. */
export async function lockView(tx: Tx, agentId: number, id: number): Promise<View | undefined> {
  await sql`
    select id
    from views
    where id = ${id}
    for update`.execute(tx)
  return findView(tx, agentId, id)
}

async function viewsWhere(db: Handle, agentId: number, condition: RawBuilder<unknown>): Promise<View[]> {
  const { rows } = await sql<Row>`
    select views.id,
           views.version,
           views.record,
           views.name,
           views.is_shared as "isShared",
           views.q,
           views.filter,
           views.sort,
           views.columns,
           views.owner_id as "ownerId",
           agents.name as "ownerName",
           view_pins.position as "pinPosition"
    from views
    join agents on agents.id = views.owner_id
    left join view_pins on view_pins.view_id = views.id and view_pins.agent_id = ${agentId}
    where (views.owner_id = ${agentId} or views.is_shared)
      and (${condition})
    order by view_pins.position nulls last, lower(views.name), views.id`.execute(db)
  return rows.map(({ name, isShared, q, filter, sort, columns, ...view }) => ({
    ...view,
    values: { name, isShared, q, filter, sort, columns },
  }))
}

export async function countViewsOf(db: Handle, agentId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count
    from views
    where owner_id = ${agentId}
      and deleted_at is null`.execute(db)
  return rows[0]?.count ?? 0
}

export async function insertView(
  tx: Tx,
  now: Date,
  view: { record: ListRecord; ownerId: number; values: View['values'] },
): Promise<number> {
  const { values } = view
  const { rows } = await sql<{ id: number }>`
    insert into views (record, name, owner_id, is_shared, q, filter, sort, columns, created_at)
    values (${view.record}, ${values.name}, ${view.ownerId}, ${values.isShared}, ${values.q},
            ${asJson(values.filter)}::jsonb, ${values.sort}, ${values.columns}::text[], ${now})
    returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

/** What is no longer shared leaves the side menus of others. */
export async function updateView(tx: Tx, id: number, values: View['values']): Promise<void> {
  await sql`
    with changed as (
      update views
      set name = ${values.name},
          is_shared = ${values.isShared},
          q = ${values.q},
          filter = ${asJson(values.filter)}::jsonb,
          sort = ${values.sort},
          columns = ${values.columns}::text[],
          version = version + 1
      where id = ${id}
      returning id, owner_id, is_shared
    )
    delete from view_pins
    using changed
    where view_pins.view_id = changed.id
      and view_pins.agent_id <> changed.owner_id
      and not changed.is_shared`.execute(tx)
}

/** A view that was deleted and is still kept, locked. */
export async function lockDeletedView(tx: Tx, agentId: number, id: number): Promise<View | undefined> {
  await sql`
    select id
    from views
    where id = ${id}
    for update`.execute(tx)
  const [found] = await viewsWhere(tx, agentId, sql`views.id = ${id} and views.deleted_at is not null`)
  return found
}

/** Takes a view away or, with null, gives it back; what is pinned of it waits with it. */
export async function markDeleted(tx: Tx, id: number, at: Date | null): Promise<void> {
  await sql`
    update views
    set deleted_at = ${at},
        version = version + 1
    where id = ${id}`.execute(tx)
}

/** Views that cannot come back any longer. */
export async function deleteViewsOver(tx: Tx, before: Date): Promise<void> {
  await sql`
    delete from views
    where deleted_at < ${before}`.execute(tx)
}

/** Pins a view at a place among the agent's pins of its list, the last one where none is named. */
export async function insertPin(
  tx: Tx,
  pin: { agentId: number; viewId: number; position: number | null },
): Promise<void> {
  await sql`
    with pins as (
      select view_pins.view_id,
             row_number() over (order by view_pins.position, view_pins.view_id) - 1 as place
      from view_pins
      where view_pins.agent_id = ${pin.agentId}
        and view_pins.view_id <> ${pin.viewId}
    ), places as (
      select view_id, place + (place >= ${pin.position}::bigint)::integer as place
      from pins
      where ${pin.position}::bigint is not null
      union all
      select view_id, place
      from pins
      where ${pin.position}::bigint is null
      union all
      select ${pin.viewId}, least(coalesce(${pin.position}::bigint, count(*)), count(*))
      from pins
    )
    insert into view_pins (agent_id, view_id, position)
    select ${pin.agentId}, view_id, place
    from places
    on conflict (agent_id, view_id) do update
    set position = excluded.position`.execute(tx)
}

export async function deletePin(tx: Tx, pin: { agentId: number; viewId: number }): Promise<void> {
  await sql`
    delete from view_pins
    where agent_id = ${pin.agentId}
      and view_id = ${pin.viewId}`.execute(tx)
}

const asJson = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))
