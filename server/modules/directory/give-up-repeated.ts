import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { type FieldRecord, fieldsToWrite, takenValues } from '../fields/index.ts'
import { dropValues } from './store/lives.ts'

/** Takes from a deleted record, before it comes back, the values of unique fields that another has by now; names them. */
export async function giveUpRepeated(
  tx: Tx,
  deleted: { record: FieldRecord; id: number; custom: Readonly<Record<string, unknown>> },
): Promise<Problem[]> {
  const { record, id, custom } = deleted
  const fields = await fieldsToWrite(tx, record)
  const [taken = []] = await takenValues(tx, fields, [{ custom, ownId: id }], { seesHolder: true })
  const fieldIds = taken.map(({ path }) => path.slice('custom.'.length))
  if (taken.length > 0) await dropValues(tx, { record, id, fieldIds })
  return taken
}
