import type { Problem, ProblemParams } from '../lib/errors.ts'
import type { Language } from '../lib/pure/languages.ts'
import { pureWords } from '../lib/pure/words.ts'
import { words as accounts } from '../modules/accounts/words.ts'
import { words as additionalContacts } from '../modules/additional-contacts/words.ts'
import { words as delivery } from '../modules/delivery/words.ts'
import { words as departments } from '../modules/departments/words.ts'
import { words as directory } from '../modules/directory/words.ts'
import { words as domains } from '../modules/domains/words.ts'
import { words as fields } from '../modules/fields/words.ts'
import { words as identity } from '../modules/identity/words.ts'
import { words as intake } from '../modules/intake/words.ts'
import { words as jobs } from '../modules/jobs/words.ts'
import { words as lists } from '../modules/lists/words.ts'
import { words as notices } from '../modules/notices/words.ts'
import { words as routing } from '../modules/routing/words.ts'
import { words as tickets } from '../modules/tickets/words.ts'
import { words as trail } from '../modules/trail/words.ts'
import { words as upkeep } from '../modules/upkeep/words.ts'
import { words as http } from './words.ts'

type Sentence = string | ((params: never) => string)
type Words = Record<Language, Record<string, Sentence>>

const modules: Words[] = [
  pureWords,
  http,
  trail,
  identity,
  jobs,
  fields,
  delivery,
  directory,
  lists,
  accounts,
  additionalContacts,
  domains,
  routing,
  notices,
  departments,
  tickets,
  intake,
  upkeep,
]
const sentences: Record<Language, Map<string, Sentence>> = {
  es: new Map(modules.flatMap((words) => Object.entries(words.es))),
  en: new Map(modules.flatMap((words) => Object.entries(words.en))),
}

/** The sentence of a problem in a language. A code without one shows as itself, and a test makes sure that there is none. */
export function sentenceOf(problem: Problem, language: Language): string {
  const sentence = sentences[language].get(problem.code)
  if (sentence === undefined) return problem.code
  return typeof sentence === 'string' ? sentence : sentence((problem.params ?? {}) as ProblemParams as never)
}
