export { accountToRead, accountToWrite } from './account-of.ts'
export { activate } from './activate.ts'
export { changeAccount } from './change-account.ts'
export { changeService } from './change-service.ts'
export {
  closeAccounts,
  closeAccountsOf,
  mainUserProblemsOf,
  reopenAccount,
  reopenAccounts,
} from './close-accounts.ts'
export { createAccounts } from './create-accounts.ts'
export { createServices } from './create-services.ts'
export { deleteServices } from './delete-services.ts'
export { giveAccounts } from './give-accounts.ts'
export { handOverAccount } from './hand-over-account.ts'
export { mayReadAccounts, mayWriteAccounts } from './policy.ts'
export { accountOfAddress, accountsInWindow, usersInWindow } from './read-windows.ts'
export { accountReverses } from './reverses.ts'
export { holderNow } from './rules/holder-now.ts'
export type { AccountInWindow, AccountOrder } from './store/account-window.ts'
export { findAccount, findAccounts, lockAccount } from './store/accounts.ts'
export { countsOf } from './store/counts.ts'
export { findService, servicesFound, servicesOf } from './store/services.ts'
export type { User } from './store/user-window.ts'
export { accountsOfMainUser, findOwnAccount } from './store.ts'
export type {
  Account,
  AccountDraft,
  AccountValues,
  ClosedAccount,
  HolderValues,
  MainUser,
  OwnAccount,
  Service,
  ServiceValues,
} from './types.ts'
