import { sql } from 'kysely'
import { type Handle, plannedEachTime } from '../../../lib/db.ts'
import { asIndexed, fragmentsOf } from './search-text.ts'

export type SimilarRow = {
  id: number
  kind: 'agent' | 'contact'
  name: string
  email: string | null
  because: 'email' | 'phone' | 'external-id' | 'domain' | 'near-phone'
}
type Asked = { except: number; limit: number }

/** Who has exactly this address, external id or phone. */
export async function sameRows(
  db: Handle,
  asked: Asked & { address: string | null; externalId: string | null; e164: string | null },
): Promise<SimilarRow[]> {
  const { rows } = await sql<SimilarRow>`
    ${sql.raw(plannedEachTime)}
    with found (id, because) as (
      select coalesce(contacts.canonical_id, claims.person_id), 'email'
      from claims
      left join contacts on contacts.id = claims.person_id
      where claims.address = ${asked.address}
      union all
      select id, 'external-id'
      from contacts
      where external_id = ${asked.externalId}
        and life = 'live'
      union all
      (
        select id, 'phone'
        from contacts
        where ${fragmentsOf(sql`search_text`)} like '%' || ${asked.e164?.slice(1) ?? null}::text || '%'
          and ${asked.e164}::text in (work_phone_e164, mobile_phone_e164)
          and life = 'live'
        limit ${asked.limit}
      )
    )
    select people.id,
           people.kind,
           coalesce(agents.name, contacts.name) as name,
           claims.typed as email,
           found.because
    from found
    join people on people.id = found.id
    left join agents on agents.id = people.id and people.kind = 'agent'
    left join contacts on contacts.id = people.id and people.kind = 'contact'
    left join claims on claims.person_id = people.id and claims.is_primary
    where people.id <> ${asked.except}
    order by people.id`.execute(db)
  return rows
}

/** Live contacts whose name is like this one, with an address at the same domain or a phone that begins alike. */
export async function similarRows(
  db: Handle,
  asked: Asked & { foldedName: string; domain: string | null; phoneBegins: string | null },
): Promise<SimilarRow[]> {
  const { rows } = await sql<SimilarRow>`
    ${sql.raw(plannedEachTime)}
    select contacts.id,
           'contact' as kind,
           contacts.name,
           claims.typed as email,
           case when search_text like '%@' || ${asked.domain}::text || '%' then 'domain' else 'near-phone' end as because
    from contacts
    left join claims on claims.person_id = contacts.id and claims.is_primary
    where ${fragmentsOf(sql`search_text`)} %> ${asIndexed(asked.foldedName)}
      and (
        search_text like '%@' || ${asked.domain}::text || '%'
        or search_text like '%' || ${asked.phoneBegins}::text || '%'
      )
      and life = 'live'
      and contacts.id <> ${asked.except}
    order by word_similarity(${asked.foldedName}, search_text) desc, contacts.id
    limit ${asked.limit}`.execute(db)
  return rows
}
