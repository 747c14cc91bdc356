import type { ContactValues } from '../types.ts'
import { searchTextOf, sortNameOf } from './derived.ts'

/** A contact's values as the columns of its row, with what is derived from them. */
export function columnsOf(values: ContactValues) {
  return {
    name: values.name,
    given_names: values.givenNames,
    family_names: values.familyNames,
    sort_name: sortNameOf(values),
    search_text: searchTextOf(values),
    job_title: values.jobTitle,
    work_phone: values.workPhone?.typed ?? null,
    work_phone_e164: values.workPhone?.e164 ?? null,
    mobile_phone: values.mobilePhone?.typed ?? null,
    mobile_phone_e164: values.mobilePhone?.e164 ?? null,
    language: values.language,
    time_zone: values.timeZone,
    tags: [...values.tags],
    postal_address: values.postalAddress,
    social_handles: values.socialHandles,
    external_id: values.externalId,
    about: values.about,
    avatar_hash: values.avatar === null ? null : `\\x${values.avatar}`,
    custom: values.custom,
  }
}
