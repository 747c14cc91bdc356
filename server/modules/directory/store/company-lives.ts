import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { MailDomain } from '../../../lib/pure/mail-domain.ts'
import { customByField } from '../../fields/index.ts'
import { orTaken } from './change.ts'

export type KeptDomain = MailDomain & { position: number }

/** Live companies among these, locked in one order, also against becoming anybody's company. */
export async function lockToRemove(tx: Tx, ids: readonly number[]): Promise<{ id: number; name: string }[]> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from companies
    where id = any(${ids}::bigint[])
      and life = 'live'
    order by id
    for update`.execute(tx)
  return rows
}

/** What companies are called, or were when they were deleted. */
export async function companyNames(tx: Tx, ids: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; name: string }>`
    select id, name
    from companies
    where id = any(${[...new Set(ids)]}::bigint[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** Ends the life of companies; their mail domains are given up and given back here, to be kept. */
export async function endCompanies(
  tx: Tx,
  now: Date,
  ids: readonly number[],
): Promise<Map<number, KeptDomain[]>> {
  await sql`
    update companies
    set life = 'deleted',
        version = version + 1,
        updated_at = ${now}
    where id = any(${ids}::bigint[])`.execute(tx)
  const { rows } = await sql<KeptDomain & { companyId: number }>`
    delete from company_mail_domains
    where company_id = any(${ids}::bigint[])
    returning company_id as "companyId", domain as ascii, typed, position`.execute(tx)
  return Map.groupBy(rows, (row) => row.companyId)
}

/** The contacts that are members of companies, whatever has become of them, locked in one order. */
export async function lockMembersOf(
  tx: Tx,
  companyIds: readonly number[],
): Promise<{ id: number; isLive: boolean }[]> {
  const { rows } = await sql<{ id: number; isLive: boolean }>`
    select id, life = 'live' as "isLive"
    from contacts
    where id in (
      select contact_id
      from memberships
      where company_id = any(${companyIds}::bigint[])
    )
    order by id
    for update`.execute(tx)
  return rows
}

/** A company that was deleted, locked. */
export async function lockDeletedCompany(
  tx: Tx,
  id: number,
): Promise<{ name: string; custom: Record<string, unknown> } | undefined> {
  const { rows } = await sql<{ name: string; custom: Record<string, unknown> }>`
    select name, ${customByField('company', 'custom')} as custom
    from companies
    where id = ${id}
      and life = 'deleted'
    for update`.execute(tx)
  return rows[0]
}

/** Gives a deleted company its life back, called as it is said. 'taken': a live one is called so, and nothing was done. */
export async function beginCompanyAgain(
  tx: Tx,
  now: Date,
  company: { id: number; name: string; foldedName: string; sortName: string },
): Promise<'done' | 'taken'> {
  return orTaken(tx, 'companies_name', () =>
    sql`
      update companies
      set life = 'live',
          name = ${company.name},
          folded_name = ${company.foldedName},
          sort_name = ${company.sortName},
          version = version + 1,
          updated_at = ${now}
      where id = ${company.id}`.execute(tx),
  )
}

export async function writeCompanySearchText(
  tx: Tx,
  company: { id: number; searchText: string },
): Promise<void> {
  await tx
    .updateTable('companies')
    .set({ search_text: company.searchText })
    .where('id', '=', company.id)
    .execute()
}
