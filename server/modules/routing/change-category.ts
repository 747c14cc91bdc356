import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import type { Category } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { maySetCategories } from './policy.ts'
import { problemsOfCategory } from './rules/categories.ts'
import { lockCategory, updateCategory } from './store/categories.ts'
import type { CategorySetting } from './types.ts'
import type { CategoryBody } from './wire.ts'

/**
 * Sets what may be chosen about a category's mail, and whether customers see it. What was sent stays as it was decided.
 * @throws Refusal forbidden, missing, stale, invalid 'category.always-offered' 'category.must-reach'
 */
export async function changeCategory(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: { category: Category; version: number; draft: CategoryBody },
): Promise<CategorySetting> {
  if (!maySetCategories(actor)) throw new Refusal('forbidden')
  const before = await lockCategory(tx, change.category)
  if (!before) throw new Refusal('missing')
  if (before.version !== change.version) throw new Refusal('stale', [], { current: before })
  const { policy = before.policy, isOffered = before.isOffered } = change.draft
  const problems = problemsOfCategory({ ...before, policy, isOffered })
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const values = [
    { field: 'policy', old: before.policy, new: policy },
    { field: 'isOffered', old: before.isOffered, new: isOffered },
  ].filter((value) => value.old !== value.new)
  if (values.length === 0) return before
  const after = { ...before, policy, isOffered, version: before.version + 1 }
  await updateCategory(tx, after)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'category', id: before.id },
      type: 'category.changed',
      facts: { category: before.category },
      values,
    },
  ])
  return after
}
