import { type PostalField, postalFields } from '../../../../server/lib/pure/postal-format.ts'
import type { AccountAnswer, AccountDraft } from '../../../../server/modules/accounts/wire.ts'
import type { Problem } from '../../../shared/api.ts'
import type { AddressValues } from '../../../shared/form/AddressFields.tsx'

export const holderTexts = ['name', 'givenNames', 'familyNames', 'organisation', 'taxId', 'phone'] as const
export type HolderText = (typeof holderTexts)[number]

/** A record that was picked, with the name under which it was found. */
export type Picked = { id: number; name: string; email?: string }

/** An account as it stands in a form: everything is text, and nothing is ''. */
export type AccountValues = AddressValues & {
  name: string
  externalId: string
  language: string
  companyId: Picked | null
  holder: Record<HolderText, string>
}

export const noAddress = Object.fromEntries(postalFields.map((field) => [field, ''])) as Record<
  PostalField,
  string
>

export function valuesOf(account: AccountAnswer): AccountValues {
  const { holder } = account
  return {
    name: account.name,
    externalId: account.externalId ?? '',
    language: account.language ?? '',
    companyId: account.company,
    holder: Object.fromEntries(holderTexts.map((key) => [key, holder[key] ?? ''])) as Record<
      HolderText,
      string
    >,
    ...addressValues(holder.postalAddress),
  }
}

/** What a form changes: only what differs from what was read; an address goes as a whole. */
export function draftOf(values: AccountValues, before: AccountValues): AccountDraft {
  const draft: AccountDraft = {}
  for (const key of ['name', 'externalId', 'language'] as const)
    if (values[key] !== before[key]) draft[key] = orNull(values[key])
  if (values.companyId?.id !== before.companyId?.id) draft.companyId = values.companyId?.id ?? null
  const holder: NonNullable<AccountDraft['holder']> = {}
  for (const key of holderTexts)
    if (values.holder[key] !== before.holder[key]) holder[key] = orNull(values.holder[key])
  const address = addressOf(values)
  if (JSON.stringify(address) !== JSON.stringify(addressOf(before))) holder.postalAddress = address
  return Object.keys(holder).length > 0 ? { ...draft, holder } : draft
}

/** A postal address in a form. */
export function addressValues(address: Partial<Record<PostalField, string | null>> | null): AddressValues {
  return {
    addressForm: address?.block ? 'block' : 'fields',
    postalAddress: Object.fromEntries(postalFields.map((field) => [field, address?.[field] ?? ''])) as Record<
      PostalField,
      string
    >,
  }
}

/** The parts of the address that count: either its fields or its block, and the country of both; null when all are empty. */
export function addressOf({
  addressForm,
  postalAddress,
}: AddressValues): Partial<Record<PostalField, string>> | null {
  const parts = postalFields.filter(
    (field) =>
      (field === 'country' || (field === 'block') === (addressForm === 'block')) &&
      postalAddress[field].trim() !== '',
  )
  return parts.length === 0 ? null : Object.fromEntries(parts.map((field) => [field, postalAddress[field]]))
}

/** The address fields stand in the form by themselves. */
export const placeOfProblem = ({ path }: Problem): string =>
  path.replace(/^holder\.postalAddress/, 'postalAddress')

export const orNull = (text: string): string | null => (text.trim() === '' ? null : text)
