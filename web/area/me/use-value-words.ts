import { useLingui } from '@lingui/react/macro'
import { type PostalAddress, postalLines } from '../../../server/lib/pure/postal-address.ts'
import { postalFields } from '../../../server/lib/pure/postal-format.ts'
import { networkName, socialNetworks } from '../../../server/lib/pure/social-handles.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { countryName, formatDay, languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { useFieldLabel } from './field-label.ts'
import { type ProfileValues, valueAt } from './values.ts'

/** A field's value in words, '' for none: where it is only read, and where two versions stand side by side. */
export function useValueWords(): (field: OwnFieldAnswer, values: ProfileValues) => string {
  const { t } = useLingui()
  const label = useFieldLabel()
  return ({ path, type, options }, values) => {
    const value = valueAt(values, path)
    if (type === 'postal-address') return addressInWords(values)
    if (type === 'tags') return values.tags.join(', ')
    if (type === 'handles') return handlesInWords(values)
    if (typeof value === 'boolean') return value ? t`Yes` : t`No`
    const text = typeof value === 'string' ? value : ''
    if (text === '') return ''
    if (type === 'language') return languageName(text)
    if (type === 'time-zone') return timeZoneName(text, new Date())
    if (type === 'date') return formatDay(text, 'UTC')
    const option = options.find(({ id }) => String(id) === text)
    return option ? label(option) : text
  }
}

function addressInWords({ postalAddress }: ProfileValues) {
  const parts = postalFields.map((part) => [part, postalAddress[part] || null])
  const lines = postalLines(Object.fromEntries(parts) as PostalAddress)
  return [...lines, ...(postalAddress.country ? [countryName(postalAddress.country)] : [])].join(', ')
}

function handlesInWords({ socialHandles }: ProfileValues) {
  return socialNetworks
    .filter((network) => socialHandles[network])
    .map((network) => `${networkName(network)}: ${socialHandles[network]}`)
    .join(', ')
}
