import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { Role } from '../../trail/index.ts'
import type { Choice } from '../rules/notify.ts'

/** An agent who was not let go, with where he is written to. */
export type Told = {
  id: number
  name: string
  role: Role
  language: Language
  timeZone: string
  address: string | null
  typedAddress: string | null
  choices: Choice[]
}

export async function agentsToTell(db: Handle): Promise<Told[]> {
  const { rows } = await sql<Told>`
    select agents.id,
           agents.name,
           agents.role,
           agents.language,
           agents.time_zone as "timeZone",
           claims.address,
           claims.typed as "typedAddress",
           coalesce(made.choices, '[]') as choices
    from agents
    left join claims on claims.person_id = agents.id and claims.is_primary
    left join lateral (
      select json_agg(json_build_object('event', event, 'byMail', by_mail, 'onScreen', on_screen)) as choices
      from agent_notification_choices
      where agent_notification_choices.agent_id = agents.id
    ) made on true
    where not exists (select from agent_deactivations gone where gone.agent_id = agents.id)
    order by agents.id`.execute(db)
  return rows
}

export async function choicesOf(db: Handle, agentId: number): Promise<Choice[]> {
  const { rows } = await sql<Choice>`
    select event, by_mail as "byMail", on_screen as "onScreen"
    from agent_notification_choices
    where agent_id = ${agentId}`.execute(db)
  return rows
}

export async function upsertChoices(tx: Tx, agentId: number, choices: readonly Choice[]): Promise<void> {
  await sql`
    insert into agent_notification_choices (agent_id, event, by_mail, on_screen)
    select ${agentId}, event, "byMail", "onScreen"
    from json_to_recordset(${JSON.stringify(choices)}::json) as given (event text, "byMail" boolean, "onScreen" boolean)
    on conflict (agent_id, event) do update
    set by_mail = excluded.by_mail, on_screen = excluded.on_screen`.execute(tx)
}
