import { useLingui } from '@lingui/react/macro'
import type { Category } from '../../../shared/routing-words.ts'

/** Which mails come with a category. */
export function useCategoryLines(): (category: Category) => string {
  const { t } = useLingui()
  const lines = {
    billing: t`Invoices, receipts and reminders of payment.`,
    support: t`Each answer in the account’s tickets.`,
    products: t`Activations, renewals, suspensions and maintenance of what was contracted.`,
    domains: t`Expiries, transfers and changes of any domain of the account.`,
    general: t`News and notices that belong to nothing else.`,
    affiliate: t`The affiliate programme.`,
  }
  return (category) => lines[category]
}
