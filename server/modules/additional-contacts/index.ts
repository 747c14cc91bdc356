export { changeAdditionalContacts } from './change-additional-contacts.ts'
export { createAdditionalContacts } from './create-additional-contacts.ts'
export { declineAccount, declineCategories, undeclineCategories } from './decline-categories.ts'
export { mayReadCards, mayWriteCards } from './policy.ts'
export { readCardOf, readCards } from './read-cards.ts'
export type { NewHolder } from './record-hand-over.ts'
export {
  type DeletedCardImage,
  removeAdditionalContacts,
} from './remove-additional-contacts.ts'
export { restoreAdditionalContact } from './restore-additional-contact.ts'
export { cardOfAddress, cardsOf, findCards, holdCards } from './store/cards.ts'
export { declinedBy, keepReaction } from './store/declined.ts'
export type { Card, CardAccount, CardDraft, CardValues, DomainRole, HeldRole } from './types.ts'
