import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { formatDay, formatList } from '../../shared/formats.ts'
import { type Category, useCategoryWords } from '../../shared/routing-words.ts'
import { useFieldValue } from './FieldValue.tsx'

const kinds: TrailEntryAnswer['subject']['kind'][] = [
  'account',
  'service',
  'additional-contact',
  'domain',
  'ticket',
]

/** Whether an entry is about an account or what hangs from it, or about a ticket. */
export const isOfAccount = (kind: TrailEntryAnswer['subject']['kind']): boolean => kinds.includes(kind)

/** What the fields of accounts, services, additional contacts, domains and tickets are called, and their values in words. */
export function useAccountWords(): {
  label: (field: string) => string
  shown: (field: string, value: unknown) => ReactNode
} {
  const { t } = useLingui()
  const categoryWords = useCategoryWords()
  const value = useFieldValue()
  const labels: Record<string, string> = {
    name: t`Name`,
    externalId: t`Number`,
    language: t`Language`,
    company: t`Company`,
    mainUser: t`Main user`,
    email: t`E-mail`,
    phone: t`Phone`,
    givenNames: t`Given names`,
    familyNames: t`Family names`,
    organisation: t`Organisation`,
    taxId: t`Tax ID`,
    postalAddress: t`Postal address`,
    categories: t`Authorised for`,
    declined: t`Does not want`,
    status: t`Status`,
    startedOn: t`Start`,
    renewsOn: t`Renewal`,
    endedOn: t`End`,
    registeredOn: t`Registered on`,
    expiresOn: t`Expires on`,
    registrant: t`Registrant`,
    administrative: t`Administrative`,
    technical: t`Technical`,
    billing: t({ message: 'Billing', context: 'role of a domain' }),
    subject: t`Subject`,
    category: t`Category`,
    department: t`Department`,
    requester: t`Requester`,
    requesterAddress: t`Requester’s address`,
    account: t`Account`,
    domain: t`Domain`,
    service: t`Service`,
    priority: t`Priority`,
    assignee: t`Agent`,
    tags: t`Tags`,
    participant: t`Participant`,
  }
  const statuses: Record<string, string> = {
    pending: t`pending`,
    active: t`active`,
    suspended: t`suspended`,
    ended: t`ended`,
    expired: t`expired`,
    redemption: t`in redemption`,
    transferred: t`transferred away`,
    cancelled: t`cancelled`,
    open: t`open`,
    resolved: t`resolved`,
    closed: t`closed`,
  }
  const priorities: Record<string, string> = {
    low: t`low`,
    normal: t`normal`,
    high: t`high`,
    urgent: t`urgent`,
  }
  return {
    label: (field) => {
      const [first, part] = field.split('.')
      if (!part) return labels[field] ?? field
      const name = labels[part] ?? part
      if (first === 'holder') return t`Holder: ${name}`
      return first === 'registrant' ? t`Registrant: ${name}` : name
    },
    shown: (field, now) => {
      if (field === 'priority') return priorities[String(now)] ?? value(field, now)
      if (field === 'category' && typeof now === 'string') return categoryWords(now as Category)
      if (field === 'status') return statuses[String(now)] ?? value(field, now)
      if ((field === 'categories' || field === 'declined') && Array.isArray(now))
        return now.length > 0 ? formatList(now.map((each) => categoryWords(each as Category))) : undefined
      if (field.endsWith('On') && typeof now === 'string') return formatDay(now, 'UTC')
      return value(field.replace(/^holder\./, ''), now)
    },
  }
}
