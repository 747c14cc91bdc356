import type { Account, HolderValues } from '../types.ts'

/** The holder as it counts: empty parts are the main user's. Names go together: hers do not complete another's. */
export function holderNow({ values: { holder }, mainUser }: Pick<Account, 'values' | 'mainUser'>): Omit<
  HolderValues,
  'name'
> & {
  name: string
  email: string | null
} {
  const hasOwnNames = [holder.name, holder.givenNames, holder.familyNames].some((name) => name !== null)
  return {
    name: holder.name ?? mainUser.name,
    givenNames: hasOwnNames ? holder.givenNames : mainUser.givenNames,
    familyNames: hasOwnNames ? holder.familyNames : mainUser.familyNames,
    organisation: holder.organisation,
    taxId: holder.taxId,
    email: mainUser.email?.address ?? null,
    phone: holder.phone ?? mainUser.phone,
    postalAddress: holder.postalAddress ?? mainUser.postalAddress,
  }
}
