export { chooseCategories } from './choose-categories.ts'
export { decideFor } from './decide-for.ts'
export { declineCopy } from './decline-by-link.ts'
export { presentDecision, presentOwnDecision } from './present-decision.ts'
export { choicesOf } from './rules/choices.ts'
export { categorySettings } from './store/categories.ts'
export type {
  Asked,
  CategorySetting,
  Decision,
  DomainRole,
  InRule,
  OutRule,
  Policy,
  RuleFacts,
} from './types.ts'
