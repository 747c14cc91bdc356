export { activate } from './activate.ts'
export { closeAccountsOf, reopenAccounts } from './close-accounts.ts'
export { accountsOfMainUser, findOwnAccount } from './store.ts'
export type { ClosedAccount, OwnAccount } from './types.ts'
