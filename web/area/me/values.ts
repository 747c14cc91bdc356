import { type PostalField, postalFields } from '../../../server/lib/pure/postal-format.ts'
import { socialNetworks } from '../../../server/lib/pure/social-handles.ts'
import type { ProfileAnswer, ProfileBody } from '../../../server/modules/accounts/wire.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { customKey, isCustom } from '../../shared/fields/definition.ts'
import {
  type CustomFormValues,
  customValuesOf,
  type FormValue,
  wireValueOf,
} from '../../shared/fields/form-values.ts'
import type { AddressValues } from '../../shared/form/AddressFields.tsx'

/** One's own data as they stand in the form: nothing is ''. What customers may not see stays at that. */
export type ProfileValues = AddressValues &
  Record<TextPath, string> & {
    tags: string[]
    socialHandles: Record<string, string>
    custom: CustomFormValues
  }

const texts = [
  'name',
  'workPhone',
  'mobilePhone',
  'jobTitle',
  'language',
  'timeZone',
  'externalId',
  'about',
] as const
type TextPath = (typeof texts)[number]

/** What was read, as the form begins with it. */
export function valuesOf(profile: ProfileAnswer, fields: OwnFieldAnswer[]): ProfileValues {
  const address = profile.postalAddress
  return {
    ...(Object.fromEntries(texts.map((path) => [path, profile[path] ?? ''])) as Record<TextPath, string>),
    tags: profile.tags ?? [],
    addressForm: address?.block ? 'block' : 'fields',
    postalAddress: Object.fromEntries(
      postalFields.map((part) => [part, address?.[part] ?? '']),
    ) as AddressValues['postalAddress'],
    socialHandles: Object.fromEntries(
      socialNetworks.map((network) => [network, profile.socialHandles?.[network] ?? '']),
    ),
    custom: customValuesOf(fields, profile.custom),
  }
}

/** What the form changes, as it is sent: only what differs; an address goes as a whole. */
export function changesIn(
  values: ProfileValues,
  before: ProfileValues,
  fields: OwnFieldAnswer[],
): ProfileBody {
  const changed = fields.filter(
    ({ path, isEditable }) => isEditable && !isSame(valueAt(values, path), valueAt(before, path)),
  )
  const body: Record<string, unknown> = {}
  const custom: Record<string, unknown> = {}
  for (const field of changed) {
    const { path } = field
    if (isCustom(field)) custom[customKey(field)] = wireValueOf(field, valueAt(values, path) as FormValue)
    else if (path === 'postalAddress') body[path] = addressOf(values)
    else if (path === 'socialHandles') body[path] = handlesOf(values)
    else if (path === 'tags') body[path] = values.tags
    else body[path] = orNull(String(valueAt(values, path)))
  }
  return { ...body, ...(Object.keys(custom).length > 0 ? { custom } : {}) } as ProfileBody
}

/** The value of a field in the form. An address counts as a whole: its parts, or its block. */
export function valueAt(values: ProfileValues, path: string): unknown {
  if (path === 'postalAddress') return addressOf(values) ?? {}
  if (path.startsWith('custom.')) return values.custom[path.slice('custom.'.length)]
  return values[path as keyof ProfileValues]
}

/** The form with one field's value taken over from another form. */
export function withValue(values: ProfileValues, from: ProfileValues, path: string): ProfileValues {
  if (path === 'postalAddress')
    return { ...values, postalAddress: from.postalAddress, addressForm: from.addressForm }
  if (path.startsWith('custom.')) {
    const id = path.slice('custom.'.length)
    return { ...values, custom: { ...values.custom, [id]: from.custom[id] ?? '' } }
  }
  return { ...values, [path]: from[path as keyof ProfileValues] }
}

function addressOf({ addressForm, postalAddress }: ProfileValues): ProfileBody['postalAddress'] {
  const counts = (part: PostalField) => part === 'country' || (part === 'block') === (addressForm === 'block')
  const parts = postalFields.map((part) => [part, counts(part) ? orNull(postalAddress[part]) : null] as const)
  if (parts.every(([, text]) => text === null)) return null
  return Object.fromEntries(parts) as NonNullable<ProfileBody['postalAddress']>
}

function handlesOf({ socialHandles }: ProfileValues): ProfileBody['socialHandles'] {
  return Object.fromEntries(
    Object.entries(socialHandles).map(([network, handle]) => [network, orNull(handle)]),
  )
}

const orNull = (text: string) => (text.trim() === '' ? null : text)
const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)
