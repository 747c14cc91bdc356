import { type RawBuilder, sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { serviceColumns } from '../rules/columns.ts'
import type { Service, ServiceStatus, ServiceValues } from '../types.ts'

type Row = Omit<Service, 'values'> & ServiceValues & { status: ServiceStatus }

const columns = sql`
  id,
  account_id as "accountId",
  version,
  name,
  status,
  started_on as "startedOn",
  renews_on as "renewsOn",
  ended_on as "endedOn",
  external_id as "externalId",
  created_at as "createdAt",
  updated_at as "updatedAt"`

/** Live services of an account, oldest first. */
export async function servicesOf(
  db: Handle,
  asked: { accountId: number; externalId?: string | undefined; afterId: number; limit: number },
): Promise<Service[]> {
  const named = asked.externalId === undefined ? sql`` : sql`and external_id = ${asked.externalId}`
  return where(db, sql`account_id = ${asked.accountId} and id > ${asked.afterId} ${named}`, asked.limit)
}

/** Live services of whichever account, oldest first, from a place in the row on, and how many fit. */
export async function servicesFound(
  db: Handle,
  asked: { accountId?: number | undefined; id?: number | undefined; skip: number; limit: number },
): Promise<{ total: number; items: Service[] }> {
  const fits = sql`(${asked.accountId ?? null}::bigint is null or account_id = ${asked.accountId ?? null})
    and (${asked.id ?? null}::bigint is null or id = ${asked.id ?? null})`
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total
    from services
    where life = 'live'
      and ${fits}`.execute(db)
  return { total: rows[0]?.total ?? 0, items: await where(db, fits, asked.limit, 'live', asked.skip) }
}

/** A live service of an account. */
export async function findService(
  db: Handle,
  of: { accountId: number; id: number },
): Promise<Service | undefined> {
  const [found] = await where(db, sql`account_id = ${of.accountId} and id = ${of.id}`, 1)
  return found
}

/** The live service that has an external id, apart from one. */
export async function serviceOfExternalId(
  db: Handle,
  asked: { externalId: string; exceptId: number | null },
): Promise<Service | undefined> {
  const [found] = await where(
    db,
    sql`external_id = ${asked.externalId} and id is distinct from ${asked.exceptId}`,
    1,
  )
  return found
}

/** A deleted one. */
export async function findDeletedService(
  db: Handle,
  of: { accountId: number; id: number },
): Promise<Service | undefined> {
  const [found] = await where(db, sql`account_id = ${of.accountId} and id = ${of.id}`, 1, 'deleted')
  return found
}

async function where(
  db: Handle,
  condition: RawBuilder<unknown>,
  limit: number,
  life: 'live' | 'deleted' = 'live',
  skip = 0,
): Promise<Service[]> {
  const { rows } = await sql<Row>`
    select ${columns}
    from services
    where life = ${life}
      and ${condition}
    order by id
    offset ${skip}
    limit ${limit}`.execute(db)
  return rows.map(asService)
}

function asService({ id, accountId, version, createdAt, updatedAt, ...values }: Row): Service {
  return { id, accountId, version, values, createdAt, updatedAt }
}

/** Makes a service; undefined when its external id is another live service's. */
export async function insertService(
  tx: Tx,
  now: Date,
  service: { accountId: number; values: ServiceValues },
): Promise<number | undefined> {
  const [made] = await insertRows<'services', { id: number }>(
    tx,
    'services',
    [
      {
        account_id: service.accountId,
        life: 'live',
        ...serviceColumns(service.values),
        version: 1,
        created_at: now,
        updated_at: now,
      },
    ],
    sql`on conflict (external_id) where external_id is not null and life = 'live' do nothing returning id`,
  )
  return made?.id
}

/** Writes a service's values and raises its version. */
export async function updateService(
  tx: Tx,
  now: Date,
  service: { id: number; values: ServiceValues },
): Promise<void> {
  const row = { ...serviceColumns(service.values), updated_at: now }
  const names = sql.raw(Object.keys(row).join(', '))
  await sql`
    update services
    set (${names}, version) = (
      select ${names}, services.version + 1
      from json_populate_record(null::services, ${JSON.stringify(row)}::json)
    )
    where id = ${service.id}`.execute(tx)
}

/** Takes an external id from a service that somebody else's has by now. */
export async function clearExternalId(tx: Tx, id: number): Promise<void> {
  await sql`update services set external_id = null where id = ${id}`.execute(tx)
}

/** Ends or begins the life of services. */
export async function setServiceLife(
  tx: Tx,
  now: Date,
  services: { ids: readonly number[]; life: 'live' | 'deleted' },
): Promise<void> {
  await sql`
    update services
    set life = ${services.life},
        version = version + 1,
        updated_at = ${now}
    where id = any(${services.ids}::bigint[])`.execute(tx)
}
