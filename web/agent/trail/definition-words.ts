import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useFieldLabel } from '../../shared/fields/field-label.ts'

const words: Record<string, MessageDescriptor> = {
  type: msg`Type`,
  labels: msg`Name`,
  customerLabels: msg`Name for customers`,
  help: msg`Help`,
  requiredForAgents: msg`Required for agents`,
  requiredForCustomers: msg`Required for customers`,
  visibleToCustomers: msg`Visible to customers`,
  editableByCustomers: msg`Customers may change it`,
  isUnique: msg`Values do not repeat`,
  isFilterable: msg`Index`,
  isArchived: msg`Archived`,
  options: msg`Choices`,
  defaultValue: msg`Default value`,
}

/** What the parts of a field's definition are called, and their values in words: for changes of settings. */
export function useDefinitionWords() {
  const { t, i18n } = useLingui()
  const label = useFieldLabel()
  const named = (value: unknown): string =>
    typeof value === 'object' && value !== null && 'es' in value && 'en' in value
      ? label({ labels: value as { es: string; en: string } })
      : Object.values(value as object).join(' · ')
  return {
    label: (part: string): string => (words[part] ? i18n._(words[part]) : part),
    shown: (_part: string, value: unknown): string | undefined => {
      if (value === null || value === undefined || value === '') return undefined
      if (typeof value === 'boolean') return value ? t`yes` : t`no`
      if (Array.isArray(value)) return value.map(named).join(', ')
      return typeof value === 'object' ? named(value) || undefined : String(value)
    },
  }
}
