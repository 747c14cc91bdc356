import { useLingui } from '@lingui/react/macro'
import type { Category, DomainRole } from '../../shared/routing-words.ts'

/** Which mails a tick brings, and what she may ask about with it. */
export function useCategoryLines(): (category: Category) => string {
  const { t } = useLingui()
  const lines = {
    billing: t`Invoices, receipts and payment reminders. May ask support about them.`,
    support: t`Each answer in your account’s support tickets. May write in them by mail.`,
    products: t`Activations, renewals, suspensions and maintenance of what you have contracted. May ask support about it.`,
    domains: t`Expiries, transfers and changes of any of your domains. May ask support about them.`,
    general: t`News and announcements for every customer.`,
    affiliate: t`Commissions and news of the affiliate programme.`,
  }
  return (category) => lines[category]
}

/** What somebody is to a domain. */
export function useRoleNames(): (role: DomainRole) => string {
  const { t } = useLingui()
  const names = {
    registrant: t`Registrant`,
    administrative: t`Administrative contact`,
    technical: t`Technical contact`,
    billing: t`Billing contact`,
  }
  return (role) => names[role]
}

/** What a field of an additional contact is called. */
export function useFieldNames() {
  const { t } = useLingui()
  return {
    name: t`Full name`,
    email: t`E-mail address`,
    phone: t`Phone`,
    postalAddress: t`Address`,
    givenNames: t`Given names`,
    familyNames: t`Family names`,
    organisation: t`Organisation`,
    taxId: t`Tax ID`,
    language: t`Language of the mails`,
  }
}
