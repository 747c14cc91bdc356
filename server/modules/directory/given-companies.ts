import type { Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import type { Language } from '../../lib/pure/languages.ts'
import { holdDefinitions } from '../fields/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { companyFacts } from './company-facts.ts'
import { createdCompanyEntry } from './create-companies.ts'
import { originOf } from './origin-of.ts'
import { placeCompanies } from './place-companies.ts'
import { type CompanyFacts, readNewCompany } from './read-company.ts'
import { givenCompaniesProblems } from './rules/given-companies.ts'
import {
  type CompanyPlan,
  type GivenMembership,
  membershipProblems,
  wholeMemberships,
  wholeProblems,
} from './rules/memberships.ts'
import { companyHoldersOf } from './store/companies.ts'
import { lockLiveCompanies } from './store/memberships.ts'
import type { Membership, NewCompany } from './types.ts'
import type { ContactCompanyBody } from './wire.ts'

type Given = readonly ContactCompanyBody[] | null | undefined

/** The companies given for the contacts of a batch: what is wrong with each, and what makes those that are only named. */
export type GivenCompanies = {
  plan: CompanyPlan
  /** By the index of the draft; no entry where nothing is wrong. */
  problems: Map<number, Problem[]>
  /** The memberships of a draft that had no problems, its new companies made. */
  membershipsOf: (index: number, before: readonly Membership[]) => Promise<Membership[]>
}

/**
 * Reads the companies given for contacts: each exists and stays until the end of the transaction, or is named and will
 * be made unless a live one is called so. Null where no draft gives any.
 */
export async function readGivenCompanies(
  tx: Tx,
  actor: Actor,
  now: Date,
  drafts: readonly { companies: Given; before: readonly Membership[] }[],
): Promise<GivenCompanies | null> {
  if (drafts.every(({ companies }) => companies === undefined)) return null
  const plan = { severalCompanies: (await findWorkspace(tx))?.severalCompanies ?? true }
  const all = drafts.flatMap(({ companies }) => companies ?? [])
  if (all.some(({ name }) => name?.trim())) await holdDefinitions(tx, 'company')
  const live = await lockLiveCompanies(
    tx,
    all.flatMap(({ companyId }) => companyId ?? []),
  )
  const named = await namedCompanies(
    tx,
    actor,
    all.flatMap(({ name }) => (name?.trim() ? name : [])),
  )
  const problems = new Map<number, Problem[]>()
  const resolved = (each: ContactCompanyBody): number | null =>
    each.companyId ?? named.ids.get(foldText(each.name ?? '')) ?? null
  for (const [index, { companies, before }] of drafts.entries()) {
    const given = companies ?? []
    const found = [
      ...givenCompaniesProblems(given),
      ...given.flatMap((each, at) => {
        const path = `companies.${at}`
        if (each.companyId !== undefined)
          return live.has(each.companyId) ? [] : [{ path, code: 'membership.company-missing' }]
        const wrong = named.problems.get(foldText(each.name ?? '')) ?? []
        return wrong.map((problem) => ({ ...problem, path: `${path}.${problem.path}` }))
      }),
    ]
    // Those yet to be made stand for themselves by numbers that no company has.
    const standIns = given.map((each, at) => ({ ...each, companyId: resolved(each) ?? -1 - at }))
    if (found.length === 0) found.push(...wholeProblems(given, plan))
    if (found.length === 0 && companies !== undefined)
      found.push(...membershipProblems(before, wholeMemberships(before, standIns, plan), plan))
    if (found.length > 0) problems.set(index, found)
  }
  return {
    plan,
    problems,
    async membershipsOf(index, before) {
      const given: GivenMembership[] = []
      for (const each of drafts[index]?.companies ?? []) {
        const companyId = resolved(each) ?? (await named.make(tx, now, each.name ?? ''))
        if (!given.some((other) => other.companyId === companyId)) given.push({ ...each, companyId })
      }
      return wholeMemberships(before, given, plan)
    },
  }
}

/** Which datum of a company is missing: whoever gives only her name, in a contact's form, sees no field of it. */
const namingField =
  ({ fields }: CompanyFacts, language: Language) =>
  (problem: Problem): Problem => {
    const label = fields.find(({ path }) => path === problem.path)?.labels[language]
    return problem.code === 'field.required' && label !== undefined
      ? { ...problem, code: 'membership.company-lacks', params: { field: label } }
      : problem
  }

type Named = {
  /** By folded name. */
  ids: Map<string, number>
  problems: Map<string, Problem[]>
  make: (tx: Tx, now: Date, name: string) => Promise<number>
}

async function namedCompanies(tx: Tx, actor: Actor, names: readonly string[]): Promise<Named> {
  const byFolded = new Map(names.map((name) => [foldText(name), name]))
  const ids = new Map<string, number>()
  const problems = new Map<string, Problem[]>()
  const read = new Map<string, NewCompany>()
  if (names.length > 0) {
    const holders = await companyHoldersOf(tx, { foldedNames: [...byFolded.keys()], domains: [] })
    const live = await lockLiveCompanies(
      tx,
      holders.map(({ id }) => id),
    )
    for (const { id, value } of holders) if (live.has(id)) ids.set(value, id)
    const facts = await companyFacts(tx, actor)
    for (const [folded, name] of byFolded) {
      if (ids.has(folded)) continue
      const company = readNewCompany(facts, { name })
      if ('problems' in company)
        problems.set(folded, company.problems.map(namingField(facts, actor.language)))
      else read.set(folded, company)
    }
  }
  return {
    ids,
    problems,
    async make(within, now, name) {
      const folded = foldText(name)
      const company = read.get(folded)
      if (!company) throw new Error(`no company was read that is called as one that is to be made`)
      const { ids: made, held } = await placeCompanies(within, now, [
        { index: 0, company, origin: originOf(actor) },
      ])
      const id = made.get(0) ?? held.get(0)?.[0]?.id
      if (id === undefined) throw new Error('a company was neither made nor is there another')
      if (made.size > 0) await recordTrail(within, actor, now, [createdCompanyEntry({ id, company })])
      ids.set(folded, id)
      return id
    },
  }
}
