import { useLingui } from '@lingui/react/macro'
import type { RuleFactsShape, RuleName } from '../../server/modules/routing/wire.ts'

export type Category = NonNullable<RuleFactsShape['category']>
export type DomainRole = 'registrant' | 'administrative' | 'technical' | 'billing'

/** What a category of messages is called. */
export function useCategoryWords(): (category: Category) => string {
  const { t } = useLingui()
  const words = {
    billing: t`Billing`,
    support: t`Support`,
    products: t`Products / Services`,
    domains: t`Domains`,
    general: t`General`,
    affiliate: t`Affiliates`,
  }
  return (category) => words[category] ?? category
}

/** What a role of a domain is called. */
export function useRoleWords(): (role: DomainRole) => string {
  const { t } = useLingui()
  const words = {
    registrant: t`Registrant`,
    administrative: t`Administrative`,
    technical: t`Technical`,
    billing: t({ message: 'Billing', context: 'role of a domain' }),
  }
  return (role) => words[role]
}

/** Why an address gets a message, or does not: said of a person, never to her. */
export function useRuleWords(): (rule: RuleName, facts: RuleFactsShape) => string {
  const { t } = useLingui()
  const categoryOf = useCategoryWords()
  return (rule, facts) => {
    const category = facts.category ? categoryOf(facts.category) : '…'
    const domain = facts.domain ?? '…'
    switch (rule) {
      case 'main-user':
        return t`Main user`
      case 'requester':
        return t`Opened the ticket`
      case 'participant':
        return t`Takes part in the ticket`
      case 'registrant':
        return t`Registrant of ${domain}`
      case 'administrative':
        return t`Administrative contact of ${domain}`
      case 'technical':
        return t`Technical contact of ${domain}`
      case 'domain-billing':
        return t`Billing contact of ${domain}`
      case 'named-registrant':
        return t`Is to be the registrant of ${domain}: another address is on record`
      case 'ticked':
        return t`Has ${category} ticked`
      case 'other-address':
        return t`Another address of the main user: nobody else can be reached`
      case 'confidential':
        return t`It is confidential: for the main user alone`
      case 'never-copied':
        return t`No copies are sent of ${category}`
      case 'not-ticked':
        return t`Does not have ${category} ticked`
      case 'not-chosen':
        return t`Has not asked for mail about ${category}`
      case 'author':
        return t`Wrote it`
      case 'suppressed':
        return t`The mail server says that the address does not exist`
      case 'declined':
        return t`Declined copies of ${category}`
      case 'left-out':
        return t`Left out of this message by an agent`
      case 'too-many':
        return t`Was written enough by the main user today`
      case 'other-owner':
        return t`Took part; the address is no longer theirs, or the agent is deactivated`
    }
  }
}
