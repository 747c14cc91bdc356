import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { mainUserProblemsOf } from '../accounts/index.ts'
import { mayDo } from '../identity/index.ts'
import type { Actor } from '../trail/index.ts'
import { type Consequences, consequencesOf } from './store/erasure/consequences.ts'
import { familiesOf } from './store/erasure/families.ts'

/**
 * What erasing a contact would take with it, what would stay, and what stands in its way.
 * @throws Refusal forbidden, missing
 */
export async function previewErasure(
  tx: Tx,
  actor: Actor,
  id: number,
): Promise<Consequences & { name: string; merged: number; problems: Problem[] }> {
  if (!mayDo(actor, 'contacts.erase')) throw new Refusal('forbidden')
  const [family] = await familiesOf(tx, [id])
  if (!family) throw new Refusal('missing')
  const kept = await mainUserProblemsOf(tx, family.all)
  return {
    name: family.name,
    merged: family.all.length - 1,
    problems: [...kept.values()].flat(),
    ...(await consequencesOf(tx, family.all)),
  }
}
