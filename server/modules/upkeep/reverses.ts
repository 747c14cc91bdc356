import { accountReverses, reopenAccounts } from '../accounts/index.ts'
import { additionalContactReverses } from '../additional-contacts/index.ts'
import { deliveryReverses } from '../delivery/index.ts'
import { departmentReverses } from '../departments/index.ts'
import { directoryReverses, isGone, restoreContacts } from '../directory/index.ts'
import { domainReverses } from '../domains/index.ts'
import { fieldReverses, fieldUndoJobs, holdDefinitions } from '../fields/index.ts'
import { intakeReverses } from '../intake/index.ts'
import { ticketReverses } from '../tickets/index.ts'
import { type Reverse, type Reverses, reverseTogether, type UndoJobs } from '../trail/index.ts'
import type { DeletedContactImage } from './delete-contacts.ts'
import { type AccountContents, beginContentsAgain } from './store/account-contents.ts'
import { undoContactMerge } from './undo-contact-merge.ts'

/** Contacts with the accounts they were main users of. */
const restoreMainUsers = reverseTogether<DeletedContactImage>(async (tx, actor, now, { images }) => {
  const leftOut = await restoreContacts(tx, actor, now, images)
  for (const { id, image } of images)
    if (image.accountIds.length > 0 && !isGone(leftOut.get(id) ?? []))
      await reopenAccounts(tx, actor, now, { accountIds: image.accountIds, mainUserId: id })
  return leftOut
}, isGone)

const restoreCompanies = directoryReverses['delete-companies'] as Reverse

/** The sample data's companies and accounts go with its contacts. */
const restoreDeleted: Reverse = async (tx, actor, now, { undoId, images }) => {
  const of = (kind: string) => ({ undoId, images: images.filter(({ subject }) => subject.kind === kind) })
  const companies = of('company')
  // Both kinds before any row: restoring companies locks contacts, who come back into them.
  if (companies.images.length > 0) await holdDefinitions(tx, 'contact')
  const back = await restoreCompanies(tx, actor, now, companies)
  back.push(...(await restoreMainUsers(tx, actor, now, of('contact'))))
  for (const { subject, image } of of('account').images) {
    await beginContentsAgain(tx, now, image as AccountContents)
    back.push({ subject, problems: [], isRefused: false })
  }
  return back
}

/** Every command that can be undone, and what takes it back. */
export const reverses: Reverses = {
  ...accountReverses,
  ...additionalContactReverses,
  ...deliveryReverses,
  ...departmentReverses,
  ...directoryReverses,
  ...domainReverses,
  ...fieldReverses,
  ...intakeReverses,
  ...ticketReverses,
  'delete-contacts': restoreDeleted,
  'merge-contacts': undoContactMerge,
}

/** Commands that are taken back by a job of their own, whole or not at all. */
export const undoJobs: UndoJobs = { ...fieldUndoJobs }
