import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import {
  type AccountChangeImage,
  type DeletedServiceImage,
  reopenAccounts,
  restoreService,
  type ServiceChangeImage,
  undoAccountChange,
  undoClose,
  undoServiceChange,
} from '../accounts/index.ts'
import { type DeletedCardImage, restoreAdditionalContact } from '../additional-contacts/index.ts'
import { type TemplateImage, undoTemplateChange } from '../delivery/index.ts'
import { type DepartmentImage, undoDepartmentChange } from '../departments/index.ts'
import {
  type BlockImage,
  type ChangeImage,
  type CompanyChangeImage,
  type DeletedCompanyImage,
  type LeftOutById,
  type MembershipsImage,
  restoreCompany,
  restoreContacts,
  undoBlocks,
  undoChange,
  undoChanges,
  undoCompanyChange,
  undoMemberships,
} from '../directory/index.ts'
import {
  type DeletedDomainImage,
  type DomainChangeImage,
  type EndingImage,
  type RolesImage,
  restoreDomain,
  undoDomainChange,
  undoDomainRoles,
  undoEndingChange,
} from '../domains/index.ts'
import { type FieldImage, holdDefinitions, undoFieldChange } from '../fields/index.ts'
import { type MailboxImage, undoDiscard, undoMailboxChange } from '../intake/index.ts'
import {
  type CannedReplyImage,
  type MergeImage,
  restoreTicket,
  type SplitImage,
  type TicketChangeImage,
  undoCannedReply,
  undoMerge,
  undoSplit,
  undoTicketChange,
} from '../tickets/index.ts'
import type { Actor, UndoImage } from '../trail/index.ts'
import type { DeletedContactImage } from './delete-contacts.ts'
import type { Reversed } from './reversed.ts'
import { type AccountContents, beginContentsAgain } from './store/account-contents.ts'
import { undoContactMerge } from './undo-contact-merge.ts'

type One = (
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: UndoImage & { undoId: number },
) => Promise<readonly Problem[]>
type Many = (
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { undoId: number; images: readonly UndoImage[] },
) => Promise<Reversed[]>
type Reverse = { kind: 'one'; run: One } | { kind: 'many'; run: Many }

/** Every command that can be undone, and what takes it back: one record at a time, or a batch in a few statements. */
export const reverses: Readonly<Record<string, Reverse>> = {
  'change-contact': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const undone = { id: subject.id, undoId, image: image as ChangeImage }
      return (await undoChange(tx, actor, now, undone)).leftOut
    },
  },
  'change-contacts': {
    kind: 'many',
    run: async (tx, actor, now, { undoId, images }) =>
      told(images, await undoChanges(tx, actor, now, { undoId, images: byId<ChangeImage>(images) })),
  },
  'change-memberships': {
    kind: 'many',
    run: async (tx, actor, now, { undoId, images }) =>
      told(images, await undoMemberships(tx, actor, now, { undoId, images: byId<MembershipsImage>(images) })),
  },
  'change-company': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const undone = { id: subject.id, undoId, image: image as CompanyChangeImage }
      return (await undoCompanyChange(tx, actor, now, undone)).leftOut
    },
  },
  'change-account': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const undone = { id: subject.id, undoId, image: image as AccountChangeImage }
      return (await undoAccountChange(tx, actor, now, undone)).leftOut
    },
  },
  'close-accounts': {
    kind: 'one',
    run: async (tx, actor, now, { subject, undoId }) =>
      (await undoClose(tx, actor, now, { id: subject.id, undoId })).leftOut,
  },
  'change-service': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const undone = { id: subject.id, undoId, image: image as ServiceChangeImage }
      return (await undoServiceChange(tx, actor, now, undone)).leftOut
    },
  },
  'delete-services': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const deleted = { id: subject.id, undoId, image: image as DeletedServiceImage }
      return (await restoreService(tx, actor, now, deleted)).leftOut
    },
  },
  'block-contacts': {
    kind: 'many',
    run: async (tx, actor, now, { undoId, images }) =>
      told(images, await undoBlocks(tx, actor, now, { undoId, images: byId<BlockImage>(images) })),
  },
  'change-mail-template': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const undone = { id: subject.id, undoId, image: image as TemplateImage }
      return (await undoTemplateChange(tx, actor, now, undone)).leftOut
    },
  },
  'change-department': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoDepartmentChange(tx, actor, now, { id: subject.id, undoId, image: image as DepartmentImage }),
  },
  'change-mailbox': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoMailboxChange(tx, actor, now, { id: subject.id, undoId, image: image as MailboxImage }),
  },
  'change-field': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const undone = { id: subject.id, undoId, image: image as FieldImage }
      return (await undoFieldChange(tx, actor, now, undone)).leftOut
    },
  },
  'delete-companies': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const deleted = { id: subject.id, undoId, image: image as DeletedCompanyImage }
      return (await restoreCompany(tx, actor, now, deleted)).leftOut
    },
  },
  'delete-additional-contacts': {
    kind: 'one',
    run: async (tx, actor, now, { subject, image, undoId }) => {
      const deleted = { id: subject.id, undoId, image: image as DeletedCardImage }
      return (await restoreAdditionalContact(tx, actor, now, deleted)).leftOut
    },
  },
  'change-tickets': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoTicketChange(tx, actor, now, { id: subject.id, undoId, image: image as TicketChangeImage }),
  },
  'delete-tickets': {
    kind: 'one',
    run: (tx, actor, now, { subject, undoId }) => restoreTicket(tx, actor, now, { id: subject.id, undoId }),
  },
  'change-domain': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoDomainChange(tx, actor, now, { id: subject.id, undoId, image: image as DomainChangeImage }),
  },
  'change-ending': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoEndingChange(tx, actor, now, { id: subject.id, undoId, image: image as EndingImage }),
  },
  'change-domain-roles': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoDomainRoles(tx, actor, now, { id: subject.id, undoId, image: image as RolesImage }),
  },
  'delete-domains': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      restoreDomain(tx, actor, now, { id: subject.id, undoId, image: image as DeletedDomainImage }),
  },
  'discard-held-mails': {
    kind: 'many',
    run: async (tx, actor, now, { undoId, images }) => {
      const ids = images.map(({ subject }) => subject.id)
      return toldAlike(images, await undoDiscard(tx, actor, now, { ids, undoId }))
    },
  },
  'merge-tickets': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoMerge(tx, actor, now, { id: subject.id, undoId, image: image as MergeImage }),
  },
  'merge-contacts': {
    kind: 'many',
    run: (tx, actor, now, { undoId, images }) => undoContactMerge(tx, actor, now, { undoId, images }),
  },
  'split-tickets': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoSplit(tx, actor, now, { id: subject.id, undoId, image: image as SplitImage }),
  },
  'change-canned-reply': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoCannedReply(tx, actor, now, { id: subject.id, undoId, image: image as CannedReplyImage }),
  },
  'delete-canned-replies': {
    kind: 'one',
    run: (tx, actor, now, { subject, image, undoId }) =>
      undoCannedReply(tx, actor, now, { id: subject.id, undoId, image: image as CannedReplyImage }),
  },
  'delete-contacts': {
    kind: 'many',
    run: async (tx, actor, now, { undoId, images: all }) => {
      // The sample data's companies go with its contacts, and come back before them.
      const companies = all.filter(({ subject }) => subject.kind === 'company')
      // Both kinds before any row: restoring companies locks contacts.
      if (companies.length > 0) await holdDefinitions(tx, 'contact')
      const back: Reversed[] = []
      for (const { subject, image } of companies) {
        const company = { id: subject.id, undoId, image: image as DeletedCompanyImage }
        const { leftOut: problems } = await restoreCompany(tx, actor, now, company)
        back.push({ subject, problems, isRefused: false })
      }
      const images = all.filter(({ subject }) => subject.kind === 'contact')
      const deleted = byId<DeletedContactImage>(images)
      const leftOut = await restoreContacts(tx, actor, now, deleted)
      for (const { id, image } of deleted)
        if (image.accountIds.length > 0 && !isGone(leftOut.get(id)))
          await reopenAccounts(tx, actor, now, { accountIds: image.accountIds, mainUserId: id })
      for (const { subject, image } of all.filter((each) => each.subject.kind === 'account')) {
        await beginContentsAgain(tx, now, image as AccountContents)
        back.push({ subject, problems: [], isRefused: false })
      }
      return [...back, ...told(images, leftOut)]
    },
  },
}

function byId<Image>(images: readonly UndoImage[]): { id: number; image: Image }[] {
  return images.map(({ subject, image }) => ({ id: subject.id, image: image as Image }))
}

function told(images: readonly UndoImage[], leftOut: LeftOutById): Reversed[] {
  return images.map(({ subject }) => {
    const problems = leftOut.get(subject.id) ?? []
    return { subject, problems, isRefused: isGone(problems) }
  })
}

// Records that come back whole or not at all.
function toldAlike(images: readonly UndoImage[], refused: ReadonlyMap<number, Problem[]>): Reversed[] {
  return images.map(({ subject }) => {
    const problems = refused.get(subject.id) ?? []
    return { subject, problems, isRefused: problems.length > 0 }
  })
}

// Of such a record nothing came back.
const isGone = (problems: readonly Problem[] | undefined): boolean =>
  problems?.some(({ code }) => code === 'undo.contact-gone') ?? false
