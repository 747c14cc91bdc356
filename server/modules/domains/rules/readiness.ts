import { postalFormatOf } from '../../../lib/pure/postal-format.ts'
import { type DomainEnding, type DomainRole, type Fact, facts, type Holder, type Missing } from '../types.ts'

const placed: readonly Fact[] = ['street', 'city', 'state', 'postcode', 'country']

/**
 * What somebody lacks to hold a role of a domain with this ending, in the order in which facts are asked for. A state and a
 * postcode are asked for only where the country's post does; an address that is missing as a whole is one thing that is missing.
 */
export function missingFor(ending: Pick<DomainEnding, 'needs'>, role: DomainRole, holder: Holder): Missing[] {
  const missing = facts.filter(
    (fact) => ending.needs[role]?.includes(fact) && !has(holder, fact) && isAskedIn(countryOf(holder), fact),
  )
  const ofPlace = missing.filter((fact) => placed.includes(fact))
  if (holder.postalAddress !== null || ofPlace.length < 2) return missing
  const [first] = ofPlace
  return missing.flatMap((fact): Missing[] =>
    !placed.includes(fact) ? [fact] : fact === first ? ['postalAddress'] : [],
  )
}

function has(holder: Holder, fact: Fact): boolean {
  const postal = (field: string): boolean => isText(holder.postalAddress?.[field])
  switch (fact) {
    case 'phone':
      return isText(holder.phoneE164)
    case 'street':
      return postal('street1')
    case 'city':
    case 'state':
    case 'postcode':
    case 'country':
      return postal(fact)
    default:
      return isText(holder[fact])
  }
}

const isText = (value: string | null | undefined): boolean =>
  value !== null && value !== undefined && value !== ''

/** The country that decides about words and parts of the address. */
export const countryOf = (holder: Pick<Holder, 'postalAddress'>): string | null =>
  holder.postalAddress?.country ?? null

// libaddressinput's letters of what a country's post requires; a city is asked for always (RFC 5733 wants one).
function isAskedIn(country: string | null, fact: Fact): boolean {
  if (country === null || (fact !== 'state' && fact !== 'postcode')) return true
  return postalFormatOf(country).required.includes(fact === 'state' ? 'S' : 'Z')
}
