import type { Problem } from '../../lib/errors.ts'
import { endingOf } from './rules/ending-of.ts'
import { holderOf } from './rules/holder-of.ts'
import { countryOf, missingFor } from './rules/readiness.ts'
import { isSameRegistrant, registrantDataOf } from './rules/registrant-data.ts'
import {
  type Domain,
  type DomainEnding,
  type DomainRole,
  domainRoles,
  type Holder,
  type Missing,
  type RegistrantChange,
} from './types.ts'
import type { AreaDomainAnswer, DomainAnswer, MissingFact, RegistrantChangeAnswer } from './wire.ts'

export type Sentence = (problem: Problem) => string
/** What presenting needs to know beside the domain. */
export type Surroundings = {
  endings: readonly DomainEnding[]
  holders: readonly Holder[]
  now: Date
  sentence: Sentence
}

/** A domain as the main user of its account sees it. */
export function presentAreaDomain(domain: Domain, around: Surroundings): AreaDomainAnswer {
  const ending = endingOf(around.endings, domain.asciiName)
  const { record, last, verification } = domain
  const held = registrantDataOf(holderOf(domain, 'registrant', around.holders))
  return {
    id: domain.id,
    name: domain.name,
    asciiName: domain.asciiName,
    ending: ending.ending,
    status: domain.status,
    registeredOn: domain.registeredOn,
    expiresOn: domain.expiresOn,
    lockedUntil: domain.lockedUntil,
    roles: rolesOf(ending).map((role) => {
      const holder = holderOf(domain, role, around.holders)
      return {
        role,
        holder: holder.holder,
        name: holder.name,
        email: holder.email,
        missing: presentMissing(ending, role, holder, { asciiName: domain.asciiName, ...around }),
      }
    }),
    registrant: record && {
      name: record.name,
      organisation: record.organisation,
      email: record.email,
      since: record.since.toISOString(),
      isHolder: held !== null && isSameRegistrant(record, held),
    },
    registrantChange: domain.change && presentChange(domain.change),
    lastRegistrantChange: last && { ...last, endedAt: last.endedAt.toISOString() },
    verification: verification && {
      email: record?.email ?? verification.address,
      askedAt: verification.askedAt.toISOString(),
      until: verification.until.toISOString(),
      reminders: verification.reminders,
      verifiedAt: verification.verifiedAt?.toISOString() ?? null,
      isOverdue: verification.verifiedAt === null && verification.until <= around.now,
    },
  }
}

/** A domain as agents see it. */
export function presentDomain(domain: Domain, around: Surroundings): DomainAnswer {
  return {
    ...presentAreaDomain(domain, around),
    accountId: domain.accountId,
    version: domain.version,
    externalId: domain.externalId,
    createdAt: domain.createdAt.toISOString(),
    updatedAt: domain.updatedAt.toISOString(),
  }
}

export function presentChange(change: RegistrantChange): RegistrantChangeAnswer {
  const { accountId, batchId, ...shown } = change
  return {
    ...shown,
    createdAt: change.createdAt.toISOString(),
    askedAt: change.askedAt?.toISOString() ?? null,
    answerUntil: change.answerUntil.toISOString(),
    endedAt: change.endedAt?.toISOString() ?? null,
    confirmations: change.confirmations.map(({ side, answer, answeredAt, isSuppressed }) => ({
      side,
      email: change[side].email,
      answer,
      answeredAt: answeredAt?.toISOString() ?? null,
      isSuppressed,
    })),
  }
}

/** The roles of an ending in the order in which they are shown. */
export const rolesOf = (ending: Pick<DomainEnding, 'roles'>): DomainRole[] =>
  domainRoles.filter((role) => ending.roles.includes(role))

/** What a holder lacks for a role, in the reader's words; an identity number is called as in the ending's country, else hers. */
export function presentMissing(
  ending: DomainEnding,
  role: DomainRole,
  holder: Holder,
  around: { asciiName: string; sentence: Sentence },
): MissingFact[] {
  const top = around.asciiName.slice(around.asciiName.lastIndexOf('.') + 1).toUpperCase()
  const country = withOwnId.has(top) ? top : (countryOf(holder) ?? '')
  return missingFor(ending, role, holder).map((fact) => ({
    fact,
    name: around.sentence({ path: '', code: codeOf(fact, country) }),
  }))
}

// Countries whose identity number has a name that everybody there knows (words.ts).
const withOwnId = new Set(['ES', 'MX', 'AR', 'CL', 'CO'])
const codeOf = (fact: Missing, country: string): string =>
  fact === 'taxId' && withOwnId.has(country) ? `fact.taxId.${country}` : `fact.${fact}`
