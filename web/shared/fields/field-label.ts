import { useLingui } from '@lingui/react/macro'
import type { FieldDefinition } from './definition.ts'

/** What a field, or a choice of one, is called in the language spoken. */
export function useFieldLabel(): (named: Pick<FieldDefinition, 'labels'>) => string {
  const language = useSpoken()
  return ({ labels }) => labels[language]
}

/** The line under a field that says how to fill it in, where its definition has one. */
export function useFieldHelp(): (field: Pick<FieldDefinition, 'help'>) => string | undefined {
  const language = useSpoken()
  return ({ help }) => help?.[language] || undefined
}

function useSpoken(): 'es' | 'en' {
  const { i18n } = useLingui()
  return i18n.locale === 'es' ? 'es' : 'en'
}
