import { isSupportedCountry, parsePhoneNumberWithError } from 'libphonenumber-js/min'
import type { Reading } from './fault.ts'
import { type Phone, readPhoneWith } from './phone.ts'

/** `readPhoneWith` over the smallest metadata (35 KB gzip): the browser's hint, loaded when a phone field is entered. */
export function readPhone(typed: string, country: string | null): Reading<Phone> {
  return readPhoneWith({ parse: parsePhoneNumberWithError, isSupported: isSupportedCountry }, typed, country)
}
