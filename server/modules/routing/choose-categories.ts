import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Author, recordTrail } from '../trail/index.ts'
import { choicesOf, isHisToChoose, problemsOfChoices } from './rules/choices.ts'
import { categorySettings } from './store/categories.ts'
import { lockChoices, updateChoices } from './store/choices.ts'
import type { Choices } from './types.ts'
import type { ChoicesAnswer } from './wire.ts'

/**
 * Keeps what the main user of an account wants to hear of the categories that leave him the choice; what is not named
 * stays. `version` is the account's; null for a link in a mail, which knows none.
 * @throws Refusal missing, stale (with his choices as they are), invalid 'choice.required' 'choice.not-offered'
 */
export async function chooseCategories(
  tx: Tx,
  actor: Author,
  now: Date,
  wanted: { accountId: number; mainUserId: number; version: number | null; choices: Choices },
): Promise<ChoicesAnswer> {
  const before = await lockChoices(tx, wanted)
  if (!before) throw new Refusal('missing')
  const settings = await categorySettings(tx)
  if (wanted.version !== null && wanted.version !== before.version)
    throw new Refusal('stale', [], { current: choicesOf(settings, before) })
  const problems = problemsOfChoices(settings, wanted.choices)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const choices = { ...before.choices, ...wanted.choices }
  const changed = settings.filter(
    (setting) => isHisToChoose(setting) && choices[setting.category] !== before.choices[setting.category],
  )
  if (changed.length === 0) return choicesOf(settings, before)
  const after = { ...before, choices, version: before.version + 1 }
  await updateChoices(tx, now, after)
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'account', id: wanted.accountId },
      type: 'account.categories-chosen',
      values: changed.map(({ category }) => ({
        field: `category.${category}`,
        old: before.choices[category] ?? null,
        new: choices[category] ?? null,
      })),
    },
  ])
  return choicesOf(settings, after)
}
