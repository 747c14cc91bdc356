import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { fieldsOf, takenValues } from '../fields/index.ts'
import { type Actor, type Change, keepUndo, recordTrail } from '../trail/index.ts'
import { mayReadContacts } from './policy.ts'
import { defaultsStillApplied } from './rules/changes.ts'
import { companyChangesBetween } from './rules/company-changes.ts'
import { companyTakenProblems } from './rules/company-taken.ts'
import { companyHoldersOf, findCompany, updateCompany } from './store/companies.ts'
import { dropMailDomains, insertMailDomains, orderMailDomains } from './store/mail-domains.ts'
import type { Company, CompanyHolder, CompanyValues } from './types.ts'

/** What an undo of a change keeps: each field's old and new value, as the wire shows them. */
export type CompanyChangeImage = { changes: Change[] }

type CompanyChange = { before: Company; values: CompanyValues; facts?: Record<string, unknown> }

/**
 * Writes what differs between a locked company and its new values: mail domains, row, trail entry and what undoing takes.
 * Nothing differs: nothing is written.
 * @throws Refusal conflict with which company has the name, the domains or the value of a unique field
 */
export async function writeCompanyChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: CompanyChange,
): Promise<Company> {
  const undoId = await write(tx, actor, now, { ...change, undo: 'own' })
  return undoId === null ? change.before : ((await findCompany(tx, change.before.id)) as Company)
}

/** The same as a part of a change of many, whose undo grows. Gives that undo; null while nothing differed. */
export function writeCompanyChangeInto(
  tx: Tx,
  actor: Actor,
  now: Date,
  { into, ...change }: CompanyChange & { into: number | null },
): Promise<number | null> {
  return write(tx, actor, now, { ...change, undo: { into } })
}

async function write(
  tx: Tx,
  actor: Actor,
  now: Date,
  { before, values, facts, undo }: CompanyChange & { undo: 'own' | { into: number | null } },
): Promise<number | null> {
  const into = undo === 'own' ? null : undo.into
  const changes = companyChangesBetween(before.values, values)
  if (changes.length === 0) return into
  const [repeated = []] = changes.some(({ field }) => field.startsWith('custom.'))
    ? await takenValues(tx, await fieldsOf(tx, 'company'), [{ custom: values.custom, ownId: before.id }], {
        seesHolder: mayReadContacts(actor),
      })
    : []
  if (repeated.length > 0) throw new Refusal('conflict', repeated)
  const holders: CompanyHolder[] = []
  if (changes.some((change) => change.field === 'mailDomains'))
    holders.push(...(await replaceMailDomains(tx, now, before, values)))
  const defaultsApplied = defaultsStillApplied(before.defaultsApplied, before.values, values)
  const foldedName = foldText(values.name)
  if ((await updateCompany(tx, now, { id: before.id, values, defaultsApplied })) === 'taken')
    holders.push(...(await companyHoldersOf(tx, { foldedNames: [foldedName], domains: [] })))
  const domains = values.mailDomains.map(({ ascii }) => ascii)
  const asked = { foldedName, domains }
  if (holders.length > 0)
    throw new Refusal('conflict', companyTakenProblems(asked, holders, mayReadContacts(actor)))
  const subject = { kind: 'company', id: before.id } as const
  const image: CompanyChangeImage = { changes }
  const undoId = await keepUndo(tx, actor, now, {
    command: 'change-company',
    images: [{ subject, image }],
    into,
  })
  // Of a part of many the undo is offered with the whole.
  const ownUndo = undo === 'own' ? { undoId } : {}
  await recordTrail(tx, actor, now, [
    { subject, type: 'company.changed', values: changes, ...ownUndo, ...(facts ? { facts } : {}) },
  ])
  return undoId
}

/** The mail domains of a company as a whole. Gives which companies have those that could not be taken. */
async function replaceMailDomains(
  tx: Tx,
  now: Date,
  { id, values: before }: Company,
  { mailDomains }: CompanyValues,
): Promise<CompanyHolder[]> {
  await dropMailDomains(tx, { id, kept: mailDomains })
  const added = mailDomains
    .map((domain, position) => ({ ...domain, companyId: id, position }))
    .filter(({ ascii }) => !before.mailDomains.some((had) => had.ascii === ascii))
  const got = await insertMailDomains(tx, now, added)
  await orderMailDomains(tx, { id, domains: mailDomains })
  const missing = added.map(({ ascii }) => ascii).filter((domain) => !got.includes(domain))
  return missing.length === 0 ? [] : companyHoldersOf(tx, { foldedNames: [], domains: missing })
}
