import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'

export type DkimKey = {
  id: number
  domain: string
  selector: string
  sealedKey: Buffer
  publicKey: string
  createdAt: Date
  inUseSince: Date | null
  retiredAt: Date | null
}

const columns = sql`
  id,
  domain,
  selector,
  sealed_key as "sealedKey",
  public_key as "publicKey",
  created_at as "createdAt",
  in_use_since as "inUseSince",
  retired_at as "retiredAt"`

export async function dkimKeys(db: Handle): Promise<DkimKey[]> {
  const { rows } = await sql<DkimKey>`
    select ${columns}
    from dkim_keys
    order by id desc`.execute(db)
  return rows
}

export async function dkimKey(db: Handle, id: number): Promise<DkimKey | undefined> {
  const { rows } = await sql<DkimKey>`
    select ${columns}
    from dkim_keys
    where id = ${id}`.execute(db)
  return rows[0]
}

/** The key that a domain's mail is signed with. */
export async function dkimKeyInUse(db: Handle, domain: string): Promise<DkimKey | undefined> {
  const { rows } = await sql<DkimKey>`
    select ${columns}
    from dkim_keys
    where domain = ${domain}
      and in_use_since is not null
      and retired_at is null`.execute(db)
  return rows[0]
}

/** Undefined when the domain has a key of that selector already. */
export async function insertDkimKey(
  tx: Tx,
  row: Pick<DkimKey, 'domain' | 'selector' | 'sealedKey' | 'publicKey' | 'createdAt'>,
): Promise<DkimKey | undefined> {
  const { rows } = await sql<DkimKey>`
    insert into dkim_keys (domain, selector, sealed_key, public_key, created_at)
    values (${row.domain}, ${row.selector}, ${row.sealedKey}, ${row.publicKey}, ${row.createdAt})
    on conflict (domain, selector) do nothing
    returning ${columns}`.execute(tx)
  return rows[0]
}

/** Retires keys that are not; gives them as they are afterwards. */
export async function retireKeys(
  tx: Tx,
  now: Date,
  which: { id: number } | { inUseFor: string },
): Promise<DkimKey[]> {
  const { rows } = await sql<DkimKey>`
    update dkim_keys
    set retired_at = ${now}
    where retired_at is null
      and ${'id' in which ? sql`id = ${which.id}` : sql`domain = ${which.inUseFor} and in_use_since is not null`}
    returning ${columns}`.execute(tx)
  return rows
}

/** Undefined when it is in use or retired by now. */
export async function takeIntoUse(tx: Tx, now: Date, id: number): Promise<DkimKey | undefined> {
  const { rows } = await sql<DkimKey>`
    update dkim_keys
    set in_use_since = ${now}
    where id = ${id}
      and in_use_since is null
      and retired_at is null
    returning ${columns}`.execute(tx)
  return rows[0]
}
