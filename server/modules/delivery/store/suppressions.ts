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

/** True when the address was suppressed and no longer is. */
export async function liftSuppression(tx: Tx, address: string): Promise<boolean> {
  const lifted = await tx
    .updateTable('addresses')
    .set({ suppressed_at: null, suppressed_because: null })
    .where('address', '=', address)
    .where('suppressed_at', 'is not', null)
    .returning('address')
    .executeTakeFirst()
  return lifted !== undefined
}
