import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RuleFactsShape, RuleName } from '../../../server/modules/routing/wire.ts'
import { formatDay } from '../../shared/formats.ts'
import { useRuleWords } from '../../shared/routing-words.ts'
import { paths } from '../paths.ts'
import { useCustomer } from '../use-customer.ts'

/** Somebody who was thought of for a message, beforehand or in a notice that was sent. */
type Thought = {
  name: string
  address: string | null
  isMainUser: boolean
  cardId: number | null
  rule: RuleName
  ruleFacts: RuleFactsShape
  suppressedSince?: string | null
}

/** Who it is, why she gets it or does not, and the way to change that where it is the account's to change. */
export function usePerson(account: number): (thought: Thought) => { name: ReactNode; why: ReactNode } {
  const { t } = useLingui()
  const ruleWords = useRuleWords()
  const { timeZone } = useCustomer().session.person
  return ({ name, address, isMainUser, cardId, rule, ruleFacts, suppressedSince }) => {
    const since = rule === 'suppressed' && suppressedSince ? formatDay(suppressedSince, timeZone) : null
    const words = ruleWords(rule, ruleFacts)
    const said = since ? t`${words}, since ${since}` : words
    const way = wayOf({ account, isMainUser, cardId, rule })
    const label = rule === 'suppressed' ? t`Correct it` : t`Change it`
    return {
      name: (
        <>
          {isMainUser ? t`You` : name}
          {(rule === 'other-address' || rule === 'registrant') && <span className="meta"> {address}</span>}
        </>
      ),
      why: way ? (
        <>
          {said}. <Link to={way}>{label}</Link>
        </>
      ) : (
        said
      ),
    }
  }
}

type WayOf = { account: number; isMainUser: boolean; cardId: number | null; rule: RuleName }

/** Ticks and addresses are on the card; what she declined herself is hers. */
function wayOf({ account, isMainUser, cardId, rule }: WayOf): string | null {
  if (isMainUser && (rule === 'not-chosen' || rule === 'declined')) return paths.choices(account)
  if (cardId === null || isMainUser) return null
  return rule === 'not-ticked' || rule === 'suppressed' ? paths.contact(account, cardId) : null
}
