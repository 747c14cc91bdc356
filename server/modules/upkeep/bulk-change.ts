import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { never } from '../../lib/errors.ts'
import { readTags, tagKey } from '../../lib/pure/tags.ts'
import {
  blockContacts,
  type ContactValues,
  changeCompanies,
  changeContacts,
  changeMemberships,
  companyExtras,
  findCompany,
  type ManyChanged,
  problemsOfChange,
  problemsOfCompanyChange,
  unblockContacts,
} from '../directory/index.ts'
import { CompanyDraft, ContactDraft } from '../directory/wire.ts'
import { fieldsOf } from '../fields/index.ts'
import type { Actor } from '../trail/index.ts'
import { bulkChangeTickets, problemsForTickets } from './bulk-change-tickets.ts'
import { deleteFirstCompanies } from './delete-companies.ts'
import { deleteContacts } from './delete-contacts.ts'
import type { BulkChange, BulkEditBody } from './wire.ts'

type Batch = { ids: readonly number[]; undoId: number | null; facts: Record<string, unknown> }

/**
 * Makes one change to a batch of records, or to the first of them where the rest would be too much at once. `moved` are
 * those whose memberships changed, `left` how many left companies that are gone: they are told of in the end; `dealtWith`,
 * where it is not all, how many of the batch were.
 */
export async function applyBulkChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  { record, change, ...batch }: Batch & Pick<BulkEditBody, 'record' | 'change'>,
): Promise<ManyChanged & { moved?: number[]; left?: number; dealtWith?: number }> {
  if (record === 'ticket') return bulkChangeTickets(tx, actor, now, { ...batch, change })
  if (record === 'company') return applyToCompanies(tx, actor, now, { ...batch, change })
  switch (change.kind) {
    case 'add-tags':
    case 'remove-tags':
    case 'set-field':
      return changeContacts(tx, actor, now, { ...batch, draftOf: draftsOf(change) })
    case 'add-company':
    case 'remove-company': {
      const { companyId } = change
      const to = change.kind === 'add-company' ? { add: { companyId } } : { remove: companyId }
      const { changed, ...rest } = await changeMemberships(tx, actor, now, { ...batch, to })
      return { ...rest, moved: changed.map(({ contactId }) => contactId) }
    }
    case 'block':
      return blockContacts(tx, actor, now, batch)
    case 'unblock':
      return unblockContacts(tx, actor, now, batch)
    case 'delete': {
      const { done, missing, undoId } = await deleteContacts(tx, actor, now, batch.ids, batch)
      return { done, refused: missing, undoId }
    }
    default:
      return never(change)
  }
}

async function applyToCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  { change, ...batch }: Batch & { change: BulkChange },
): Promise<ManyChanged & { left?: number; dealtWith?: number }> {
  if (change.kind === 'set-field')
    return changeCompanies(tx, actor, now, { ...batch, draft: companyDraft(change) })
  if (change.kind !== 'delete') throw new Error(`companies are not changed by ${change.kind}`)
  const { done, missing, undoId, left } = await deleteFirstCompanies(tx, actor, now, batch.ids, batch)
  return { done, refused: missing, undoId, left, dealtWith: done.length + missing.length }
}

/** What is wrong with a change whichever record it is made to; what is wrong with single ones is told by the job. */
export async function problemsOfBulkChange(
  tx: Tx,
  actor: Actor,
  { record, change }: Pick<BulkEditBody, 'record' | 'change'>,
): Promise<Problem[]> {
  if (record === 'ticket') return problemsForTickets(change)
  if (record === 'company') return problemsForCompanies(tx, actor, change)
  switch (change.kind) {
    case 'add-tags':
    case 'remove-tags':
      return readTags(change.tags).faults.map(({ index, fault }) => ({
        path: index === null ? 'change.tags' : `change.tags.${index}`,
        ...fault,
      }))
    case 'set-field': {
      const field = (await fieldsOf(tx, 'contact')).find(({ path }) => path === change.field)
      if (!isForMany(change.field) || field?.isUnique)
        return [{ path: 'change.field', code: 'bulk.field-of-one' }]
      const shaped = ContactDraft.safeParse(fieldDraft(change))
      if (!shaped.success) return [{ path: 'change.value', code: 'shape.value' }]
      const problems = await problemsOfChange(tx, actor, shaped.data)
      return problems.map(({ path: _path, ...problem }) => ({ path: 'change.value', ...problem }))
    }
    case 'add-company':
    case 'remove-company':
      return (await findCompany(tx, change.companyId))
        ? []
        : [{ path: 'change.companyId', code: 'bulk.company-missing' }]
    default:
      return []
  }
}

async function problemsForCompanies(tx: Tx, actor: Actor, change: BulkChange): Promise<Problem[]> {
  if (change.kind === 'delete') return []
  if (change.kind !== 'set-field') return [{ path: 'change.kind', code: 'bulk.not-of-companies' }]
  const field = (await fieldsOf(tx, 'company')).find(({ path }) => path === change.field)
  if (!field && companyExtras.some((path) => path === change.field))
    return [{ path: 'change.field', code: 'plan.company-extras' }]
  if (!field || field.isUnique || ['name', 'mailDomains'].includes(change.field))
    return [{ path: 'change.field', code: 'bulk.field-of-one' }]
  const shaped = CompanyDraft.safeParse(companyDraft(change))
  if (!shaped.success) return [{ path: 'change.value', code: 'shape.value' }]
  const problems = await problemsOfCompanyChange(tx, actor, shaped.data)
  return problems.map(({ path: _path, ...problem }) => ({ path: 'change.value', ...problem }))
}

/** Fields whose value several may share. What identifies one person is written in her own form. */
const forMany = ['jobTitle', 'language', 'timeZone', 'workPhone', 'postalAddress', 'about', 'tags']
const isForMany = (field: string): boolean => forMany.includes(field) || /^custom\.\d{1,15}$/.test(field)

type Drafted = Extract<BulkChange, { kind: 'add-tags' | 'remove-tags' | 'set-field' }>

function draftsOf(change: Drafted): (values: ContactValues) => ContactDraft {
  if (change.kind === 'set-field') {
    const draft = fieldDraft(change)
    return () => draft
  }
  if (change.kind === 'add-tags') return ({ tags }) => ({ tags: [...tags, ...change.tags] })
  const gone = new Set(change.tags.map(tagKey))
  return ({ tags }) => ({ tags: tags.filter((tag) => !gone.has(tagKey(tag))) })
}

const fieldDraft = (change: FieldValue): ContactDraft => draftOf(change) as ContactDraft
const companyDraft = (change: FieldValue): CompanyDraft => draftOf(change) as CompanyDraft

type FieldValue = { field: string; value: unknown }

function draftOf({ field, value }: FieldValue): object {
  const custom = field.startsWith('custom.') ? field.slice('custom.'.length) : null
  return custom === null ? { [field]: value } : { custom: { [custom]: value } }
}
