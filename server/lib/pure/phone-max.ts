import { isSupportedCountry, parsePhoneNumberWithError } from 'libphonenumber-js/max'
import type { Reading } from './fault.ts'
import { type Phone, readPhoneWith } from './phone.ts'

/** `readPhoneWith` over the whole metadata (48 KB gzip): the server's, which decides. */
export function readPhone(typed: string, country: string | null): Reading<Phone> {
  return readPhoneWith({ parse: parsePhoneNumberWithError, isSupported: isSupportedCountry }, typed, country)
}
