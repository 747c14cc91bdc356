import { useLingui } from '@lingui/react/macro'
import { type PostalAddress, postalLines } from '../../../server/lib/pure/postal-address.ts'
import { ApiProblem } from '../../shared/api.ts'
import { Conflict } from '../../shared/form/Conflict.tsx'
import { countryName, languageName } from '../../shared/formats.ts'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { toast } from '../../shared/toasts.ts'
import { useCustomer } from '../use-customer.ts'
import type { Card } from './queries.ts'
import { useFieldNames } from './use-lines.ts'
import { useKeepCard, useSaveCard } from './use-save-card.ts'
import {
  type CardPath,
  type CardValues,
  categoryAt,
  comparedPaths,
  isChanged,
  valuesOf,
  withValue,
} from './values.ts'

type ContactConflictProps = {
  account: number
  mine: CardValues
  before: Card
  theirs: Card
  onDone: () => void
}

/** Somebody saved this contact first: both values of each field that was changed here. */
export function ContactConflict({ account, mine, before, theirs, onDone }: ContactConflictProps) {
  const { t } = useLingui()
  const { country, name: provider } = useCustomer().session.workspace
  const { nameOf, wordsOf } = useFieldWords()
  const keepCard = useKeepCard(account)
  const save = useSaveCard(account, country)
  const saved = valuesOf(theirs, country)
  const untouched = valuesOf(before, country)
  const differing = comparedPaths.filter(
    (path) => isChanged(mine, untouched, path) && isChanged(mine, saved, path),
  )
  const close = () => {
    keepCard(theirs)
    onDone()
  }
  const keep = async (paths: string[]) => {
    const chosen = (paths as CardPath[]).reduce((values, path) => withValue(values, mine, path), saved)
    try {
      await save(chosen, theirs, '')
      onDone()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      toast(problem.problems[0]?.message ?? problem.message)
      close()
    }
  }
  return (
    <Conflict
      title={t`This contact was changed meanwhile, by ${provider} or in another window`}
      theirsTitle={t`Saved already`}
      fields={differing.map((path) => ({
        name: path,
        label: nameOf(path),
        mine: wordsOf(mine, path),
        theirs: wordsOf(saved, path),
      }))}
      kept={differing.filter((path) => !isChanged(saved, untouched, path))}
      onKeep={(paths) => void keep(paths)}
      onDiscard={close}
    />
  )
}

/** What a field is called, and what stands in it, in words. */
function useFieldWords() {
  const { t } = useLingui()
  const names = useFieldNames()
  const wordOf = useCategoryWords()
  const nameOf = (path: CardPath): string => {
    const category = categoryAt(path)
    return category ? wordOf(category) : names[path as keyof typeof names]
  }
  const wordsOf = (values: CardValues, path: CardPath): string => {
    const category = categoryAt(path)
    if (category) return values.categories[category] ? t`ticked` : t`not ticked`
    if (path === 'postalAddress') return addressInWords(values)
    const text = values[path as keyof typeof names & keyof CardValues] as string
    return path === 'language' && text !== '' ? languageName(text) : text
  }
  return { nameOf, wordsOf }
}

function addressInWords({ postalAddress }: CardValues): string {
  const parts = Object.entries(postalAddress).map(([part, text]) => [part, text || null])
  const lines = postalLines(Object.fromEntries(parts) as PostalAddress)
  return [...lines, ...(postalAddress.country ? [countryName(postalAddress.country)] : [])].join(', ')
}
