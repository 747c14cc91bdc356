import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import type { FoundRecord, Key } from '../types.ts'

/** Live records with all that they may have been found by, in the order of their keys. */
export async function recordsOf(db: Handle, keys: readonly Key[]): Promise<FoundRecord[]> {
  const { rows } = await sql<FoundRecord>`
    select wanted.record,
           contacts.id,
           contacts.name,
           primary_company.name as company,
           coalesce(held.emails, '[]') as emails,
           array_remove(array[contacts.mobile_phone, contacts.work_phone, contacts.mobile_phone_e164, contacts.work_phone_e164], null) as phones,
           '{}'::text[] as domains,
           array(select value from jsonb_each_text(contacts.social_handles)) as handles,
           array_remove(array[contacts.given_names, contacts.family_names], null) as "otherNames",
           contacts.external_id as "externalId",
           wanted.place
    from unnest(${keys.map(({ record }) => record)}::text[], ${keys.map(({ id }) => id)}::bigint[])
      with ordinality as wanted (record, id, place)
    join contacts on contacts.id = wanted.id
    left join lateral (
      select companies.name
      from memberships
      join companies on companies.id = memberships.company_id and companies.life = 'live'
      where memberships.contact_id = contacts.id
        and memberships.is_primary
    ) primary_company on true
    left join lateral (
      select json_agg(claims.typed order by claims.is_primary desc, claims.position) as emails
      from claims
      where claims.person_id = contacts.id
    ) held on true
    where wanted.record = 'contact'
      and contacts.life = 'live'
    union all
    select wanted.record,
           companies.id,
           companies.name,
           null,
           '[]',
           '{}',
           array(
             select typed
             from company_mail_domains
             where company_id = companies.id
             order by position
           ),
           '{}',
           '{}',
           null,
           wanted.place
    from unnest(${keys.map(({ record }) => record)}::text[], ${keys.map(({ id }) => id)}::bigint[])
      with ordinality as wanted (record, id, place)
    join companies on companies.id = wanted.id
    where wanted.record = 'company'
      and companies.life = 'live'
    order by place`.execute(db)
  return rows
}
