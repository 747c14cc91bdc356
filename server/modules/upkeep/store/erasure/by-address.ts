import { sql } from 'kysely'
import { inSavepoint, type Tx } from '../../../../lib/db.ts'
import type { Share } from './share.ts'
import { erasedName } from './stand-ins.ts'
import type { Traces } from './traces.ts'

/** Removes what is kept by an address. A card that stands, and a registrant on record, are the account's: they stay. */
export async function eraseByAddress(
  tx: Tx,
  { contactId, addresses }: Traces,
  { gone, now }: Share,
): Promise<void> {
  await sql`update messages set token_id = null where token_id in (select id from tokens where person_id = ${contactId})`.execute(
    tx,
  )
  await sql`delete from tokens where person_id = ${contactId}`.execute(tx)
  await sql`
    delete from agent_tasks
    where subject_kind = 'contact'
      and subject_id = ${contactId}`.execute(tx)
  for (const each of addresses) await eraseAddress(tx, each, { gone, now })
  await sql`update addresses set let_go_by = null where let_go_by = ${contactId}`.execute(tx)
}

async function eraseAddress(
  tx: Tx,
  { address, standIn }: { address: string; standIn: string },
  { gone, now }: Pick<Share, 'gone' | 'now'>,
): Promise<void> {
  for (const table of ['automatic_answers', 'image_senders', 'sender_questions', 'trusted_senders'] as const)
    await sql`delete from ${sql.table(table)} where address = ${address}`.execute(tx)
  for (const table of [
    'declined_categories',
    'own_texts_sent',
    'reactions',
    'registrant_verifications',
  ] as const)
    await sql`
      delete from ${sql.table(table)} kept
      where kept.address = ${address}
        and not exists (${liveCard(sql`kept.account_id`, address)})`.execute(tx)
  const { rows: participated } = await sql<{ id: number }>`
    delete from ticket_participants
    using tickets
    where ticket_participants.address = ${address}
      and tickets.id = ticket_participants.ticket_id
      and not exists (${liveCard(sql`tickets.account_id`, address)})
    returning tickets.id`.execute(tx)
  gone.tickets.push(...participated.map(({ id }) => id))
  await blankFormerCards(tx, { address, standIn }, { gone, now })
  await forgetAddress(tx, address)
}

const liveCard = (accountId: ReturnType<typeof sql>, address: string) => sql`
  select
  from additional_contacts card
  where card.account_id = ${accountId}
    and card.address = ${address}
    and card.life = 'live'`

/** Cards that were deleted or replaced hold nothing any more. */
async function blankFormerCards(
  tx: Tx,
  { address, standIn }: { address: string; standIn: string },
  { gone, now }: Pick<Share, 'gone' | 'now'>,
): Promise<void> {
  const { rows } = await sql<{ id: number; accountId: number; life: string }>`
    select id, account_id as "accountId", life
    from additional_contacts
    where address = ${address}
    for update`.execute(tx)
  const former = rows.filter(({ life }) => life !== 'live')
  gone.accounts.push(...former.map(({ accountId }) => accountId))
  if (former.length === 0) return
  const ids = former.map(({ id }) => id)
  await sql`
    insert into addresses (address, first_seen_at)
    values (${standIn}, ${now})
    on conflict do nothing`.execute(tx)
  await sql`
    update additional_contacts
    set address = ${standIn},
        typed_address = '',
        name = ${erasedName},
        sort_name = '',
        given_names = null,
        family_names = null,
        organisation = null,
        tax_id = null,
        phone = null,
        phone_e164 = null,
        postal_address = null,
        categories = '{}'
    where id = any(${ids}::bigint[])`.execute(tx)
  for (const table of ['undo_images', 'agent_tasks'] as const)
    await sql`
      delete from ${sql.table(table)}
      where subject_kind = 'additional-contact'
        and subject_id = any(${ids}::bigint[])`.execute(tx)
  await sql`
    select blank_trail_values('additional-contact', id)
    from unnest(${ids}::bigint[]) as id`.execute(tx)
}

/** Nothing is known of an address that nothing refers to. */
async function forgetAddress(tx: Tx, address: string): Promise<void> {
  try {
    await inSavepoint(tx, () => sql`delete from addresses where address = ${address}`.execute(tx))
  } catch (error) {
    // restrict_violation, or what older servers say instead
    if (!['23001', '23503'].includes((error as { code?: string }).code ?? '')) throw error
  }
}
