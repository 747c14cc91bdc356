import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { NoticeBody } from '../wire.ts'

type Reference = NoticeBody['account'] | string | null | undefined

/** What a notice names, as it stands now: null where it does not exist (in this account). */
export type Named = {
  account: { id: number; name: string; isClosed: boolean; language: string } | null
  domain: { id: number; name: string } | null
  service: { id: number; name: string } | null
}

/** Looks up by our number, by the provider's own, and domains also by their name in ASCII. */
export async function namedBy(
  db: Handle,
  asked: { account: Reference; domain: Reference; service: Reference; asciiDomain: string | null },
): Promise<Named> {
  const { rows } = await sql<Named>`
    with account as (
      select accounts.id,
             accounts.name,
             exists (select from account_closures where account_id = accounts.id) as "isClosed",
             coalesce(accounts.language, contacts.language, workspace.language) as language
      from accounts
      join contacts on contacts.id = accounts.main_user_id
      cross join workspace
      where accounts.id = ${idIn(asked.account)} or accounts.external_id = ${externalIdIn(asked.account)}
    )
    select
      (select row_to_json(account) from account) as account,
      (
        select json_build_object('id', domains.id, 'name', domains.name)
        from account
        join domains on domains.account_id = account.id and domains.life = 'live'
        where domains.id = ${idIn(asked.domain)}
          or domains.external_id = ${externalIdIn(asked.domain)}
          or domains.ascii_name = ${asked.asciiDomain}
      ) as domain,
      (
        select json_build_object('id', services.id, 'name', services.name)
        from account
        join services on services.account_id = account.id and services.life = 'live'
        where services.id = ${idIn(asked.service)} or services.external_id = ${externalIdIn(asked.service)}
      ) as service`.execute(db)
  return rows[0] as Named
}

const idIn = (reference: Reference): number | null => (typeof reference === 'number' ? reference : null)
const externalIdIn = (reference: Reference): string | null =>
  typeof reference === 'object' && reference !== null ? reference.externalId : null
