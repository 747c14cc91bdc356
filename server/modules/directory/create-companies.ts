import type { Tx } from '../../lib/db.ts'
import { type Outcomes, type Problem, Refusal } from '../../lib/errors.ts'
import { takenValues } from '../fields/index.ts'
import { type Actor, recordTrail, type TrailDraft } from '../trail/index.ts'
import { alsoTakenCompanies } from './also-taken-companies.ts'
import { companyFacts } from './company-facts.ts'
import { originOf } from './origin-of.ts'
import { askedBy, placeCompanies } from './place-companies.ts'
import { mayReadContacts, mayWriteContacts } from './policy.ts'
import { readNewCompany } from './read-company.ts'
import { companyTakenProblems } from './rules/company-taken.ts'
import { startAssociation } from './start-association.ts'
import type { CompanyDraft, NewCompany, Origin } from './types.ts'

export type NewCompanyDraft = CompanyDraft & {
  /** Whether live contacts at its mail domains become its members: a job does it, which can be undone. */
  associateMatching: boolean
}

/**
 * Creates companies (product rules 3 and 4). Each refused draft comes with all its problems: every faulty field, or
 * which company has its name and its mail domains. Of drafts that want the same the first wins.
 * @throws Refusal forbidden
 */
export async function createCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  drafts: readonly NewCompanyDraft[],
): Promise<Outcomes<{ id: number; associationJobId: number | null }>> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const seesHolder = mayReadContacts(actor)
  const facts = await companyFacts(tx, actor)
  const read = drafts.map(({ associateMatching, ...draft }, index) => ({
    index,
    associateMatching,
    origin: originOf(actor),
    company: readNewCompany(facts, draft),
  }))
  const readable = read.filter(isGood)
  const repeated = await takenValues(
    tx,
    facts.fields,
    readable.map(({ company }) => company.values),
    { seesHolder },
  )
  const good = readable.filter((_draft, at) => repeated[at]?.length === 0)
  const { ids, held } = await placeCompanies(tx, now, good)
  const made = good.flatMap((draft) => {
    const id = ids.get(draft.index)
    return id === undefined ? [] : [{ ...draft, id }]
  })
  await recordTrail(tx, actor, now, made.map(createdCompanyEntry))
  const done: { index: number; id: number; associationJobId: number | null }[] = []
  for (const { index, id, company, associateMatching } of made) {
    const { name, mailDomains } = company.values
    const added = { companyId: id, companyName: name, domains: mailDomains.map(({ ascii }) => ascii) }
    const associationJobId = associateMatching ? await startAssociation(tx, actor, now, added) : null
    done.push({ index, id, associationJobId })
  }
  const faulty = read
    .map((draft) => ({ ...draft, repeated: isGood(draft) ? (repeated[readable.indexOf(draft)] ?? []) : [] }))
    .filter((draft) => 'problems' in draft.company || draft.repeated.length > 0)
  const taken = await alsoTakenCompanies(
    tx,
    faulty.map(({ index }) => drafts[index] as NewCompanyDraft),
    { seesHolder },
  )
  const refused = [
    ...faulty.map(({ index, company, repeated }, at) => ({
      index,
      problems: ['problems' in company ? company.problems : [], repeated, taken[at] ?? []].flat(),
    })),
    ...good
      .filter(({ index }) => held.has(index))
      .map((draft) => ({
        index: draft.index,
        problems: companyTakenProblems(askedBy(draft), held.get(draft.index) ?? [], seesHolder),
      })),
  ]
  return { done, refused: refused.toSorted((one, other) => one.index - other.index) }
}

type Read = {
  index: number
  associateMatching: boolean
  origin: Origin
  company: NewCompany | { problems: Problem[] }
}

const isGood = (draft: Read): draft is Read & { company: NewCompany } => !('problems' in draft.company)

export function createdCompanyEntry({ id, company }: { id: number; company: NewCompany }): TrailDraft {
  const { name, mailDomains } = company.values
  return {
    subject: { kind: 'company', id },
    type: 'company.created',
    values: [
      { field: 'name', old: null, new: name },
      ...(mailDomains.length > 0
        ? [{ field: 'mailDomains', old: null, new: mailDomains.map(({ typed }) => typed) }]
        : []),
    ],
  }
}
