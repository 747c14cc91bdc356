import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import { columnsToKeep } from '../../fields/index.ts'
import { companyColumnsOf } from '../rules/company-columns.ts'
import type { NewCompany, Origin } from '../types.ts'
import { insertMailDomains } from './mail-domains.ts'

/**
 * Makes companies with their mail domains, none of which clashes with another of the batch. One whose name or one of
 * whose domains is not free is not made and leaves nothing behind. Gives the ids by index.
 */
export async function insertCompanies(
  tx: Tx,
  now: Date,
  drafts: readonly { index: number; company: NewCompany; origin: Origin }[],
): Promise<Map<number, number>> {
  const rows = drafts.map(({ company, origin }) => ({
    life: 'live',
    ...companyColumnsOf(company.values),
    defaults_applied: [...company.defaultsApplied],
    origin,
    version: 1,
    created_at: now,
    updated_at: now,
  }))
  // Names first and both in one order, so that two batches that share some cannot lock each other out.
  const made = await insertRows<'companies', { id: number; foldedName: string }>(
    tx,
    'companies',
    rows.toSorted((one, other) => (one.folded_name < other.folded_name ? -1 : 1)),
    sql`on conflict (folded_name) where life = 'live' do nothing returning id, folded_name as "foldedName"`,
    columnsToKeep('company', Object.keys(rows[0] ?? {}), 'given'),
  )
  const idOf = new Map(made.map(({ id, foldedName }) => [foldedName, id]))
  const placed = drafts.flatMap((draft, at) => {
    const id = idOf.get(rows[at]?.folded_name ?? '')
    return id === undefined ? [] : [{ ...draft, id }]
  })
  const wanted = placed.flatMap(({ id, company }) =>
    company.values.mailDomains.map((domain, position) => ({ companyId: id, position, ...domain })),
  )
  const got = new Set(await insertMailDomains(tx, now, wanted))
  const incomplete = new Set(wanted.filter(({ ascii }) => !got.has(ascii)).map(({ companyId }) => companyId))
  if (incomplete.size > 0)
    await sql`delete from companies where id = any(${[...incomplete]}::bigint[])`.execute(tx)
  return new Map(placed.filter(({ id }) => !incomplete.has(id)).map(({ index, id }) => [index, id]))
}
