import type { Problem } from '../../../lib/errors.ts'
import type { CategorySetting } from '../types.ts'

/** What is wrong with how a category would be set. */
export function problemsOfCategory({ category, policy, isOffered }: CategorySetting): Problem[] {
  const isExtra = category === 'general' || category === 'affiliate'
  const hasFloor = category === 'billing' || category === 'domains'
  const mustReach = hasFloor && (policy === 'default-on' || policy === 'default-off')
  return [
    ...(!isExtra && !isOffered ? [{ path: 'isOffered', code: 'category.always-offered' }] : []),
    ...(mustReach ? [{ path: 'policy', code: 'category.must-reach' }] : []),
  ]
}
