import type { Problem } from '../../../lib/errors.ts'
import type { Category } from '../../delivery/index.ts'
import type { CategorySetting, Choices } from '../types.ts'
import type { ChoicesAnswer } from '../wire.ts'

/** Whether a main user may say that he wants none of a category, or some. */
export function isHisToChoose({ policy }: Pick<CategorySetting, 'policy'>): boolean {
  return policy === 'default-on' || policy === 'default-off'
}

/** What a main user hears of each category that is offered. */
export function choicesOf(
  settings: readonly CategorySetting[],
  { version, choices }: { version: number; choices: Choices },
): ChoicesAnswer {
  return {
    version,
    items: settings
      .filter(({ isOffered }) => isOffered)
      .map((setting) => ({
        category: setting.category,
        isChosen: !isHisToChoose(setting) || (choices[setting.category] ?? setting.policy === 'default-on'),
        isHisToChoose: isHisToChoose(setting),
      })),
  }
}

/** What is wrong with what he wants to choose. */
export function problemsOfChoices(settings: readonly CategorySetting[], choices: Choices): Problem[] {
  return (Object.entries(choices) as [Category, boolean][]).flatMap(([category, wanted]): Problem[] => {
    const setting = settings.find((each) => each.category === category)
    const path = `choices.${category}`
    if (!setting?.isOffered) return [{ path, code: 'choice.not-offered' }]
    if (!isHisToChoose(setting) && !wanted) return [{ path, code: 'choice.required' }]
    return []
  })
}
