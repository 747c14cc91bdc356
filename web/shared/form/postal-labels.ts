import { useLingui } from '@lingui/react/macro'
import { postalFormatOf } from '../../../server/lib/pure/postal-format.ts'

/** What a part of an address is called in a country: the codes of `formFieldsOf` in words. */
export function usePostalLabel(country: string | null): (code: string) => string {
  const { t } = useLingui()
  const words: Record<string, string> = {
    street1: t`Street and number`,
    street2: t`Second line`,
    street3: t`Third line`,
    city: t`City`,
    state: t`State or province`,
    postcode: t`Postcode`,
    suburb: t`Suburb`,
    neighborhood: t`Neighbourhood`,
    district: t`District`,
    townland: t`Townland`,
    village_township: t`Village or township`,
    post_town: t`Post town`,
    province: t`Province`,
    department: t`Department`,
    region: t`Region`,
    emirate: t`Emirate`,
    parish: t`Parish`,
    island: t`Island`,
    area: t`Area`,
    county: t`County`,
    prefecture: t`Prefecture`,
    do_si: t`Province or city`,
    oblast: t`Oblast`,
    zip: t`ZIP code`,
    eircode: t`Eircode`,
    pin: t`PIN code`,
  }
  const hasStates = postalFormatOf(country).labels?.state === 'state'
  if (hasStates) words.state = t`State`
  if (country === 'MX') words.neighborhood = t`Colonia`
  return (code) => words[code] ?? code
}
