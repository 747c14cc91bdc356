export { associateContact } from './associate-contact.ts'
export { blockContact, unblockContact } from './block-contact.ts'
export { blockContacts, unblockContacts } from './block-contacts.ts'
export { changeAvatar, removeAvatar } from './change-avatar.ts'
export { changeCompanies, problemsOfCompanyChange } from './change-companies.ts'
export { changeCompany } from './change-company.ts'
export { changeContact } from './change-contact.ts'
export { changeContacts, type ManyChanged, problemsOfChange } from './change-contacts.ts'
export { changeMemberships } from './change-memberships.ts'
export { createCompanies, type NewCompanyDraft } from './create-companies.ts'
export { createContacts, type NewContactDraft } from './create-contacts.ts'
export { type Identity, personKnownBy } from './find-by-identity.ts'
export { findPicture, pictureHeaders } from './find-picture.ts'
export { giveUpAddress } from './give-up-address.ts'
export {
  type ContactMerge,
  joinContacts,
  type MergedImage,
  partnerProblems,
  type SurvivorImage,
} from './join-contacts.ts'
export { partContacts } from './part-contacts.ts'
export { mayReadContacts, mayWriteContacts } from './policy.ts'
export { avatarUrl, presentContact } from './present.ts'
export { presentStale } from './present-stale.ts'
export { refreshSearch } from './refresh-search.ts'
export { removeCompanies } from './remove-companies.ts'
export { type DeletedImage, removeContacts } from './remove-contacts.ts'
export {
  isLargeCompany,
  removableTogether,
  removeLargeCompany,
  tellFormerMembers,
} from './remove-large-company.ts'
export { restoreContacts } from './restore-contacts.ts'
export { directoryReverses, isGone } from './reverses.ts'
export { addressProblems, floorProblems } from './rules/floor.ts'
export { isIdentified } from './rules/identification.ts'
export { firstOf } from './rules/membership-entries.ts'
export { clashesOf, type MergeClash } from './rules/merge.ts'
export { companyExtras } from './rules/read-company-values.ts'
export { largestPicture, pictureTypes } from './rules/read-picture.ts'
export { sendActivation } from './send-activation.ts'
export { inviteAgain } from './send-activations.ts'
export { touchContacts } from './store/change-many.ts'
export { findCompanies, findCompany, lockCompany } from './store/companies.ts'
export { findContact, findContactEver, findContacts, lockContact, lockContacts } from './store/contacts.ts'
export { reachOf } from './store/reach.ts'
export {
  asIndexed,
  beginsWith,
  contactBeginsWith,
  contactHasPiece,
  contactHolds,
  fragmentsOf,
  hasPiece,
  literally,
} from './store/search-text.ts'
export type { CompanyDraft, Contact, ContactDraft, ContactEmail, ContactValues } from './types.ts'
