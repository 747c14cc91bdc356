import { foldText } from '../../../lib/pure/fold-text.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import type { AccountValues, ServiceValues } from '../types.ts'

/** An account's values as the columns of its row, with what is derived from them. */
export function accountColumns({ name, externalId, language, companyId, holder }: AccountValues) {
  return {
    name,
    sort_name: sortKeyOf(name),
    search_text: accountSearchText({ name, externalId, holder }),
    external_id: externalId,
    language,
    company_id: companyId,
    holder_name: holder.name,
    holder_given_names: holder.givenNames,
    holder_family_names: holder.familyNames,
    holder_organisation: holder.organisation,
    holder_tax_id: holder.taxId,
    holder_phone: holder.phone?.typed ?? null,
    holder_phone_e164: holder.phone?.e164 ?? null,
    holder_postal_address: holder.postalAddress,
  }
}

/** All of its own that an account is found by, folded; its main user and its domains are looked at where they are. */
function accountSearchText({
  name,
  externalId,
  holder,
}: Pick<AccountValues, 'name' | 'externalId' | 'holder'>): string {
  const parts = [name, externalId, holder.name, holder.organisation, holder.taxId]
  return [...new Set(parts.filter((part) => part !== null).map(foldText))].join(' ')
}

export function serviceColumns(values: ServiceValues) {
  return {
    name: values.name,
    status: values.status,
    started_on: values.startedOn,
    renews_on: values.renewsOn,
    ended_on: values.endedOn,
    external_id: values.externalId,
  }
}
