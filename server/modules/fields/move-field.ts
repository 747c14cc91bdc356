import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { lockedField } from './change-field.ts'
import { fieldsOf } from './read-fields.ts'
import { placeField, predecessorOf } from './store/definitions.ts'
import type { Field } from './types.ts'

/**
 * Puts a field behind another of its record, or first. Two that move different fields at once both get their way.
 * @throws Refusal forbidden, missing, invalid 'field.unknown' when the other is none in use
 */
export async function moveField(
  tx: Tx,
  actor: Actor,
  now: Date,
  { id, after }: { id: number; after: number | null },
): Promise<Field[]> {
  const field = await lockedField(tx, actor, { id, version: null })
  const fields = await fieldsOf(tx, field.record)
  if (after !== null && (after === id || !fields.some((other) => other.id === after)))
    throw new Refusal('invalid', [{ path: 'after', code: 'field.unknown' }])
  const before = await predecessorOf(tx, id)
  if (before === after) return fields
  await placeField(tx, { id, record: field.record, after })
  const label = (of: number | null) => fields.find((other) => other.id === of)?.labels ?? null
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'field', id },
      type: 'field.moved',
      values: [{ field: 'place', old: label(before), new: label(after) }],
    },
  ])
  return fieldsOf(tx, field.record)
}
