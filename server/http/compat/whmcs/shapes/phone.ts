import { parsePhoneNumberFromString } from 'libphonenumber-js/max'

type Phone = { typed: string; e164: string | null } | null

/** A phone in the original's three forms: as typed, its country's calling code, and as registrars want it ('+44.1234567890'). */
export function phoneOf(phone: Phone): {
  phonenumber: string
  phonecc: string
  phonenumberformatted: string
} {
  const typed = phone?.typed ?? ''
  const parsed = phone?.e164 ? parsePhoneNumberFromString(phone.e164) : undefined
  if (!parsed) return { phonenumber: typed, phonecc: '', phonenumberformatted: typed }
  const { countryCallingCode: code, nationalNumber } = parsed
  return { phonenumber: typed, phonecc: code, phonenumberformatted: `+${code}.${nationalNumber}` }
}
