import { useLingui } from '@lingui/react/macro'
import type { HolderText } from './account-values.ts'

/** What the parts of a holder are called. */
export function useHolderLabels(): (key: HolderText) => string {
  const { t } = useLingui()
  const labels = {
    name: t`Full name`,
    givenNames: t`Given names`,
    familyNames: t`Family names`,
    organisation: t`Organisation`,
    taxId: t`Tax ID`,
    phone: t`Phone`,
  }
  return (key) => labels[key]
}

/** What the fields of an account are called. */
export function useAccountLabels(): (field: string) => string {
  const { t } = useLingui()
  const labels: Record<string, string> = {
    name: t`Name`,
    externalId: t`Number`,
    language: t`Language`,
    companyId: t`Company`,
    holder: t`Holder`,
  }
  return (field) => labels[field] ?? field
}
