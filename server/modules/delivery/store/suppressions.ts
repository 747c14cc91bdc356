import { sql } from 'kysely'
import type { Tx } from '../../../lib/db.ts'
import type { SubjectKind } from '../../trail/index.ts'

/** An address that a server says does not exist, and of whom it was when it was written to. */
export type DeadAddress = { messageId: number; position: number; words: string }
export type Suppressed = {
  address: string
  messageId: number
  personId: number | null
  personKind: SubjectKind | null
}

/** Suppresses the addresses of deliveries; gives those that were not suppressed before. */
export async function suppressAddresses(
  tx: Tx,
  now: Date,
  dead: readonly DeadAddress[],
): Promise<Suppressed[]> {
  const { rows } = await sql<Suppressed>`
    with given as (
      select recipient.address, recipient.message_id, recipient.person_id, given.words
      from json_to_recordset(${JSON.stringify(dead)}::json) as given ("messageId" bigint, position smallint, words text)
      join message_recipients recipient
        on recipient.message_id = given."messageId" and recipient.position = given.position
    ), suppressed as (
      update addresses
      set suppressed_at = ${now},
          suppressed_because = given.words
      from given
      where addresses.address = given.address
        and addresses.suppressed_at is null
      returning addresses.address
    )
    select distinct on (given.address)
      given.address,
      given.message_id as "messageId",
      given.person_id as "personId",
      people.kind as "personKind"
    from suppressed
    join given on given.address = suppressed.address
    left join people on people.id = given.person_id
    order by given.address, given.message_id`.execute(tx)
  return rows
}

/** Lifts what addresses were suppressed for; gives those that were, and who has them today. */
export async function liftSuppressions(
  tx: Tx,
  addresses: readonly string[],
): Promise<{ address: string; personId: number | null; personKind: 'agent' | 'contact' | null }[]> {
  const { rows } = await sql<{
    address: string
    personId: number | null
    personKind: 'agent' | 'contact' | null
  }>`
    with lifted as (
      update addresses
      set suppressed_at = null,
          suppressed_because = null
      where address = any(${addresses}::text[])
        and suppressed_at is not null
      returning address
    )
    select lifted.address,
           people.id as "personId",
           people.kind as "personKind"
    from lifted
    left join claims on claims.address = lifted.address
    left join people on people.id = claims.person_id
    order by lifted.address`.execute(tx)
  return rows
}

/** Whether an address is a contact's. */
export async function holdsAddress(tx: Tx, of: { contactId: number; address: string }): Promise<boolean> {
  const claim = await tx
    .selectFrom('claims')
    .innerJoin('contacts', 'contacts.id', 'claims.person_id')
    .select('claims.address')
    .where('claims.address', '=', of.address)
    .where('contacts.id', '=', of.contactId)
    .executeTakeFirst()
  return claim !== undefined
}
