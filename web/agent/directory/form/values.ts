import { type PostalField, postalFields } from '../../../../server/lib/pure/postal-format.ts'
import { shapeOfQuery } from '../../../../server/lib/pure/shape-of-query.ts'
import { type SocialNetwork, socialNetworks } from '../../../../server/lib/pure/social-handles.ts'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { type CustomFormValues, customDefaults, customValuesOf } from '../../../shared/fields/form-values.ts'
import { type CompanyInForm, companiesInForm } from '../membership/values.ts'

export type PhoneKind = 'mobilePhone' | 'workPhone'

/** A contact as it stands in a form: everything is text, and nothing is ''. */
export type ContactValues = {
  name: string
  emails: { address: string }[]
  /** Which phones are shown, in order. */
  phones: PhoneKind[]
  mobilePhone: string
  workPhone: string
  companies: CompanyInForm[]
  jobTitle: string
  language: string
  timeZone: string
  tags: string[]
  addressForm: 'fields' | 'block'
  postalAddress: Record<PostalField, string>
  socialHandles: Record<SocialNetwork, string>
  externalId: string
  about: string
  custom: CustomFormValues
}

/** What only the making of a contact asks. */
export type NewContactValues = ContactValues & {
  sendActivation: boolean
  /** A data address of the picture that was chosen. */
  picture: string
}

const noAddress = Object.fromEntries(postalFields.map((field) => [field, ''])) as Record<PostalField, string>
const noHandles = Object.fromEntries(socialNetworks.map((name) => [name, ''])) as Record<
  SocialNetwork,
  string
>

/** An empty form with the defaults that the definitions fill in. */
export function emptyValues(fields: FieldAnswer[]): NewContactValues {
  const byDefault = (path: string) => fields.find((field) => field.path === path)?.defaultValue
  const text = (path: string) => {
    const value = byDefault(path)
    return typeof value === 'string' ? value : ''
  }
  const address = byDefault('postalAddress') as Partial<Record<PostalField, string>> | null | undefined
  return {
    name: '',
    emails: [{ address: '' }],
    phones: ['mobilePhone'],
    mobilePhone: '',
    workPhone: '',
    companies: [],
    jobTitle: text('jobTitle'),
    language: text('language'),
    timeZone: text('timeZone'),
    tags: [],
    addressForm: 'fields',
    postalAddress: { ...noAddress, ...address },
    socialHandles: { ...noHandles },
    externalId: '',
    about: text('about'),
    custom: customDefaults(fields),
    sendActivation: true,
    picture: '',
  }
}

/** The same, begun with a text that was searched in vain. */
export function prefilled(values: NewContactValues, text: string | undefined): NewContactValues {
  const shape = text ? shapeOfQuery(text) : null
  if (shape?.kind === 'name') return { ...values, name: shape.name }
  if (shape?.kind === 'phone') return { ...values, mobilePhone: shape.phone }
  if (shape?.kind === 'mail-address')
    return { ...values, name: shape.name ?? '', emails: [{ address: shape.address }] }
  return values
}

/** A contact in the form in which it is edited. */
export function valuesOf(contact: ContactAnswer, fields: FieldAnswer[]): ContactValues {
  const address = contact.postalAddress
  return {
    name: contact.name,
    emails:
      contact.emails.length > 0
        ? contact.emails.map((email) => ({ address: email.address }))
        : [{ address: '' }],
    phones: phonesOf(contact),
    mobilePhone: contact.mobilePhone ?? '',
    workPhone: contact.workPhone ?? '',
    companies: companiesInForm(contact.companies),
    jobTitle: contact.jobTitle ?? '',
    language: contact.language ?? '',
    timeZone: contact.timeZone ?? '',
    tags: contact.tags,
    addressForm: address?.block ? 'block' : 'fields',
    postalAddress: Object.fromEntries(
      postalFields.map((field) => [field, address?.[field] ?? '']),
    ) as ContactValues['postalAddress'],
    socialHandles: { ...noHandles, ...contact.socialHandles },
    externalId: contact.externalId ?? '',
    about: contact.about ?? '',
    custom: customValuesOf(fields, contact.custom),
  }
}

function phonesOf({ mobilePhone, workPhone }: ContactAnswer): PhoneKind[] {
  if (!workPhone) return ['mobilePhone']
  return mobilePhone ? ['mobilePhone', 'workPhone'] : ['workPhone']
}
