import { type RawBuilder, sql } from 'kysely'
import type { Tx } from '../../../../lib/db.ts'
import { literally } from '../../../directory/index.ts'
import { eraseExportsSaying } from './exports.ts'
import type { Gone } from './share.ts'
import type { Traces } from './traces.ts'

/** What anywhere is hers and no other's: a first name alone, or a short number, is that of many. */
const tellingOf = (traces: Traces): string[] => partsOf(traces, /\S\s+\S/)

/** The same in records that had to do with her, where a single word is enough to name her. */
const namingOf = (traces: Traces): string[] => partsOf(traces, /./)

function partsOf({ addresses, values }: Traces, name: RegExp): string[] {
  const telling = values.filter(({ kind, value }) =>
    kind === 'name' ? name.test(value) : value.replace(/\D/g, '').length >= 7,
  )
  return [...addresses.map(({ address }) => address), ...telling.map(({ value }) => value)]
}

/** Blanks what the trail of other records says of her. */
export async function blankMentions(tx: Tx, traces: Traces, gone: Gone): Promise<void> {
  const parts = namingOf(traces)
  const addresses = traces.addresses.map(({ address }) => address)
  await sql`select blank_trail_values_with('workspace', 1, ${tellingOf(traces)}::text[])`.execute(tx)
  await sql`
    select blank_trail_values_with('ticket', id, ${parts}::text[])
    from unnest(${[...new Set(gone.tickets)]}::bigint[]) as id`.execute(tx)
  await sql`
    with touched as (
      select id
      from unnest(${[...new Set(gone.accounts)]}::bigint[]) as id
      where not exists (
        select
        from additional_contacts card
        where card.account_id = id
          and card.address = any(${addresses}::text[])
          and card.life = 'live'
      )
    )
    select blank_trail_values_with(kind, subject.id, ${parts}::text[])
    from (
      select 'account' as kind, id
      from touched
      union all
      select 'additional-contact', card.id
      from additional_contacts card
      join touched on touched.id = card.account_id
      union all
      select 'domain', domains.id
      from domains
      join touched on touched.id = domains.account_id
    ) subject`.execute(tx)
  await scrubMessages(tx, parts, gone)
}

/** What mails to others said of her: to agents about what she wrote, to main users about a card that is gone. */
async function scrubMessages(tx: Tx, parts: readonly string[], gone: Gone): Promise<void> {
  const about = sql`
    (messages.subject_kind = 'ticket' and messages.subject_id = any(${[...new Set(gone.tickets)]}::bigint[]))
    or messages.account_id = any(${[...new Set(gone.accounts)]}::bigint[])`
  await sql`
    delete from messages
    where (${about})
      and event like 'agent-ticket-%'
      and ${names(sql`messages.parameters`, parts)}`.execute(tx)
  await sql`
    update messages
    set parameters = (
      select jsonb_object_agg(key, case when ${names(sql`value`, parts)} then '""'::jsonb else value end)
      from jsonb_each(parameters)
    )
    where (${about})
      and ${names(sql`messages.parameters`, parts)}`.execute(tx)
}

/** Whether JSON holds one of the parts, in capitals or not. Folded by the database alone, on both sides alike. */
function names(json: RawBuilder<unknown>, parts: readonly string[]): RawBuilder<unknown> {
  const patterns = parts.map((part) => `%${literally(inJson(part))}%`)
  return sql`lower(${json}::text) like any(array(select lower(part) from unnest(${patterns}::text[]) as part))`
}

/** As it stands within the quotes of JSON. */
const inJson = (text: string): string => JSON.stringify(text).slice(1, -1)

/** What follows reads some tables whole: nobody waits for it, and it must come to its end. */
export async function allowLong(tx: Tx): Promise<void> {
  await sql`set local statement_timeout = '10min'`.execute(tx)
}

/** Takes her out of what agents asked for, of work under way or done, and of what could be undone. */
export async function scrubAsked(tx: Tx, traces: Traces): Promise<void> {
  const parts = tellingOf(traces)
  const { contactId } = traces
  await sql`
    delete from job_problems
    where (subject_kind = 'contact' and subject_id = ${contactId})
       or ${names(sql`problems`, parts)}`.execute(tx)
  await sql`
    delete from undo_images
    where subject_kind not in ('contact', 'field')
      and ${names(sql`image`, parts)}`.execute(tx)
  await sql`
    update undo_images
    set image = jsonb_set(image, '{values}', (
      select coalesce(jsonb_agg(kept), '[]')
      from jsonb_array_elements(image -> 'values') as kept
      where (kept ->> 'id')::bigint <> ${contactId}
    ))
    from fields
    where undo_images.subject_kind = 'field'
      and fields.id = undo_images.subject_id
      and fields.record = 'contact'
      and image -> 'values' @> jsonb_build_array(jsonb_build_object('id', ${contactId}::bigint))`.execute(tx)
  await sql`
    update idempotency_keys
    set status = 410,
        answer = '{"title": "Gone", "status": 410}'
    where ${names(sql`answer`, parts)}
       or jsonb_path_exists(answer, '$.** ? (@ == $id)', jsonb_build_object('id', ${contactId}::bigint))`.execute(
    tx,
  )
  await sql`
    delete from agent_tasks
    where ${names(sql`facts`, parts)}
      and not (subject_kind = 'additional-contact' and exists (
        select
        from additional_contacts card
        where card.id = agent_tasks.subject_id
          and card.life = 'live'
      ))`.execute(tx)
  await eraseExportsSaying(tx, parts)
  for (const part of parts) await standInFor(tx, part)
}

/** A filter by her address goes on finding nobody: emptied, it would find everybody. */
async function standInFor(tx: Tx, part: string): Promise<void> {
  const ofText = literal(part)
  const ofJson = literal(inJson(part))
  const to = part.includes('@') ? 'erased@erased.invalid' : 'erased'
  for (const [table, column] of jsonOfAgents)
    await sql`
      update ${sql.table(table)}
      set ${sql.ref(column)} = regexp_replace(${sql.ref(column)}::text, ${ofJson}, ${to}, 'gi')::jsonb
      where ${sql.ref(column)}::text ~* ${ofJson}`.execute(tx)
  for (const [table, column] of textOfAgents)
    await sql`
      update ${sql.table(table)}
      set ${sql.ref(column)} = regexp_replace(${sql.ref(column)}, ${ofText}, ${to}, 'gi')
      where ${sql.ref(column)} ~* ${ofText}`.execute(tx)
}

const jsonOfAgents = [
  ['views', 'filter'],
  ['jobs', 'params'],
  ['jobs', 'facts'],
  ['jobs', 'position'],
  ['jobs', 'result'],
  ['jobs', 'failure'],
  ['mailings', 'filter'],
  ['ticket_drafts', 'draft'],
] as const

const textOfAgents = [
  ['views', 'name'],
  ['views', 'q'],
  ['mailings', 'name'],
] as const

/** As a regular expression that matches nothing else. */
const literal = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&')
