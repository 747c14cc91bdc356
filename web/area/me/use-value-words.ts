import { type PostalAddress, postalLines } from '../../../server/lib/pure/postal-address.ts'
import { postalFields } from '../../../server/lib/pure/postal-format.ts'
import { networkName, socialNetworks } from '../../../server/lib/pure/social-handles.ts'
import type { OwnFieldAnswer } from '../../../server/modules/fields/wire.ts'
import { isCustom } from '../../shared/fields/definition.ts'
import { useFieldWords } from '../../shared/fields/FieldValue.tsx'
import { type FormValue, wireValueOf } from '../../shared/fields/form-values.ts'
import { countryName, languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { type ProfileValues, valueAt } from './values.ts'

/** A field's value in words, '' for none: where it is only read, and where two versions stand side by side. */
export function useValueWords(): (field: OwnFieldAnswer, values: ProfileValues) => string {
  const words = useFieldWords()
  return (field, values) => {
    const { path, type } = field
    const value = valueAt(values, path)
    if (isCustom(field)) return words(field, wireValueOf(field, value as FormValue))
    if (type === 'postal-address') return addressInWords(values)
    if (type === 'tags') return values.tags.join(', ')
    if (type === 'handles') return handlesInWords(values)
    const text = typeof value === 'string' ? value : ''
    if (text === '') return ''
    if (type === 'language') return languageName(text)
    return type === 'time-zone' ? timeZoneName(text, new Date()) : text
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
