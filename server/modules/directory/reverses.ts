import type { Problem } from '../../lib/errors.ts'
import { type Reverse, type Reverses, reverseEach, reverseTogether } from '../trail/index.ts'
import { restoreCompany, restoreFormerMembers } from './restore-company.ts'
import { undoChange } from './undo-change.ts'
import { undoBlocks, undoChanges } from './undo-changes.ts'
import { undoCompanyChange } from './undo-company-change.ts'
import { undoMemberships } from './undo-memberships.ts'

/** Of such a contact nothing came back. */
export const isGone = (problems: readonly Problem[]): boolean =>
  problems.some(({ code }) => code === 'undo.contact-gone')

const companiesEach = reverseEach(restoreCompany)
const membersBack = reverseTogether(restoreFormerMembers, isGone)

/** Companies first; the members of a large one follow in chunks. */
const companiesBack: Reverse = async (tx, actor, now, { undoId, images }) => {
  const of = (kind: string) => ({ undoId, images: images.filter(({ subject }) => subject.kind === kind) })
  const back = await companiesEach(tx, actor, now, of('company'))
  return [...back, ...(await membersBack(tx, actor, now, of('contact')))]
}

/** What takes back the commands of this module. */
export const directoryReverses: Reverses = {
  'change-contact': reverseEach(undoChange),
  'change-contacts': reverseTogether(undoChanges, isGone),
  'block-contacts': reverseTogether(undoBlocks, isGone),
  'change-memberships': reverseTogether(undoMemberships, isGone),
  'change-company': reverseEach(undoCompanyChange),
  'delete-companies': companiesBack,
}
