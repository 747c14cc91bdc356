import type { Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import type { Actor } from '../trail/index.ts'
import type { ManyChanged } from './change-contacts.ts'
import { companyFacts } from './company-facts.ts'
import { mayWriteContacts } from './policy.ts'
import { readChangedCompany } from './read-company.ts'
import { lockCompany } from './store/companies.ts'
import type { CompanyDraft, CompanyValues } from './types.ts'
import { writeCompanyChangeInto } from './write-company-change.ts'

/**
 * Makes one change to many companies; a draft may not name what is one company's alone: its name, its mail domains. One
 * undo grows over all batches; an entry stands in each company's trail.
 * @throws Refusal forbidden
 */
export async function changeCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  change: {
    ids: readonly number[]
    draft: CompanyDraft
    undoId: number | null
    facts: Record<string, unknown>
  },
): Promise<ManyChanged> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const facts = await companyFacts(tx, actor)
  const changed: ManyChanged = { done: [], refused: [], undoId: change.undoId }
  // In one order, so that two changes of many cannot lock each other out.
  for (const id of change.ids.toSorted((one, other) => one - other)) {
    const before = await lockCompany(tx, id)
    const read = before ? readChangedCompany(facts, change.draft, before.values) : missing
    if (!before || 'problems' in read) {
      changed.refused.push({ id, problems: 'problems' in read ? read.problems : missing.problems })
      continue
    }
    const { facts: why } = change
    const into = changed.undoId
    changed.undoId = await writeCompanyChangeInto(tx, actor, now, {
      before,
      values: read.values,
      facts: why,
      into,
    })
    changed.done.push(id)
  }
  return changed
}

/** What is wrong with a change, whichever company it is made to. */
export async function problemsOfCompanyChange(tx: Tx, actor: Actor, draft: CompanyDraft): Promise<Problem[]> {
  const read = readChangedCompany(await companyFacts(tx, actor), draft, { ...any })
  return 'problems' in read ? read.problems : []
}

// What stands before a change is no obstacle to it, so any will do.
const any: CompanyValues = {
  name: '-',
  description: null,
  notes: null,
  mailDomains: [],
  healthScore: null,
  accountTier: null,
  industry: null,
  renewalDate: null,
  custom: {},
}

const missing: { problems: Problem[] } = { problems: [{ path: '', code: 'company.missing' }] }
