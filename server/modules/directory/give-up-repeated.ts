import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { allFieldsToWrite, type FieldRecord, takenValues } from '../fields/index.ts'
import type { Actor } from '../trail/index.ts'
import { mayReadContacts } from './policy.ts'
import { dropValues } from './store/lives.ts'

/** Takes from a deleted record, before it comes back, the values of unique fields that another has by now; names them. */
export async function giveUpRepeated(
  tx: Tx,
  actor: Actor,
  deleted: { record: FieldRecord; id: number; custom: Readonly<Record<string, unknown>> },
): Promise<Problem[]> {
  const { record, id, custom } = deleted
  const fields = await allFieldsToWrite(tx, record)
  const [taken = []] = await takenValues(tx, fields, [{ custom, ownId: id }], {
    seesHolder: mayReadContacts(actor),
  })
  const fieldIds = taken.map(({ path }) => path.slice('custom.'.length))
  if (taken.length > 0) await dropValues(tx, { record, id, fieldIds })
  return taken
}
