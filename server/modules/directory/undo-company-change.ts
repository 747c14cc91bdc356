import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { readMailDomain } from '../../lib/pure/mail-domain.ts'
import type { Actor, Change } from '../trail/index.ts'
import { companyFacts } from './company-facts.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { type CompanyFacts, readChangedCompany } from './read-company.ts'
import { isSame } from './rules/changes.ts'
import { currentOfCompany } from './rules/company-changes.ts'
import { companyHoldersOf, lockCompany } from './store/companies.ts'
import type { Company, CompanyDraft, CompanyValues } from './types.ts'
import { type CompanyChangeImage, writeCompanyChange } from './write-company-change.ts'

/**
 * Changes a company back, field by field. A field that was changed again since stays as it is; a name or mail domain that
 * another company took meanwhile is left out, and so is a value that is no longer accepted; each is named. Memberships
 * that a domain brought have an undo of their own.
 * @throws Refusal forbidden, conflict with what stands in the way when nothing at all can be changed back
 */
export async function undoCompanyChange(
  tx: Tx,
  actor: Actor,
  now: Date,
  undone: { id: number; undoId: number; image: CompanyChangeImage },
): Promise<Problem[]> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const companyRules = await companyFacts(tx, { kind: 'system' })
  const before = await lockCompany(tx, undone.id)
  if (!before) throw new Refusal('conflict', [{ path: '', code: 'undo.company-gone' }])
  const isUntouched = (change: Change): boolean =>
    isSame(currentOfCompany(before.values, change.field), change.new)
  const leftOut: Problem[] = undone.image.changes
    .filter((change) => !isUntouched(change))
    .map(({ field }) => ({ path: field, code: 'undo.changed-since' }))
  const free = await withoutTaken(tx, actor, before, undone.image.changes.filter(isUntouched))
  const read = readBack(companyRules, before, free.changes)
  leftOut.push(...free.leftOut, ...read.leftOut)
  const facts = { undoes: undone.undoId }
  const after = await writeCompanyChange(tx, actor, now, { before, values: read.values, facts })
  if (after.version === before.version) throw new Refusal('conflict', leftOut)
  return leftOut
}

/** The former values read by today's rules; what these refuse is left out. */
function readBack(
  facts: CompanyFacts,
  before: Company,
  changes: readonly Change[],
): { values: CompanyValues; leftOut: Problem[] } {
  const read = readChangedCompany(facts, draftOf(changes), before.values)
  if (!('problems' in read)) return { values: read.values, leftOut: [] }
  const isBad = ({ field }: Change): boolean =>
    read.problems.some(({ path }) => path === field || path.startsWith(`${field}.`))
  const bad = changes.filter(isBad)
  if (bad.length === 0) throw new Refusal('conflict', read.problems)
  const rest = readBack(
    facts,
    before,
    changes.filter((change) => !isBad(change)),
  )
  const refused = bad.map(({ field }) => ({ path: field, code: 'undo.no-longer-valid' }))
  return { values: rest.values, leftOut: [...refused, ...rest.leftOut] }
}

function draftOf(changes: readonly Change[]): CompanyDraft {
  const [custom, standard] = [true, false].map((isCustom) =>
    changes.filter(({ field }) => field.startsWith('custom.') === isCustom),
  ) as [Change[], Change[]]
  return {
    ...Object.fromEntries(standard.map(({ field, old }) => [field, old])),
    ...(custom.length > 0
      ? { custom: Object.fromEntries(custom.map(({ field, old }) => [field.slice('custom.'.length), old])) }
      : {}),
  }
}

async function withoutTaken(
  tx: Tx,
  actor: Actor,
  before: Company,
  changes: readonly Change[],
): Promise<{ changes: Change[]; leftOut: Problem[] }> {
  const name = changes.find(({ field }) => field === 'name')?.old as string | undefined
  const domains = (changes.find(({ field }) => field === 'mailDomains')?.old ?? []) as string[]
  const holders = await companyHoldersOf(tx, {
    foldedNames: name === undefined ? [] : [foldText(name)],
    domains: domains.flatMap((typed) => asciiOf(typed) ?? []),
  })
  const others = holders.filter(({ id }) => id !== before.id)
  const leftOut = others.map(({ what, value, id, name: called }): Problem => {
    const holder = mayReadContacts(actor) ? { id, name: called } : {}
    return what === 'name'
      ? { path: 'name', code: 'undo.company-name-taken', params: holder }
      : { path: 'mailDomains', code: 'undo.domain-taken', params: { domain: value, ...holder } }
  })
  const free = domains.filter(
    (typed) => !others.some(({ what, value }) => what === 'domain' && value === asciiOf(typed)),
  )
  return {
    leftOut,
    changes: changes
      .filter(({ field }) => field !== 'name' || !others.some(({ what }) => what === 'name'))
      .map((change) => (change.field === 'mailDomains' ? { ...change, old: free } : change)),
  }
}

function asciiOf(typed: string): string | null {
  const read = readMailDomain(typed)
  return read.ok ? read.value.ascii : null
}
