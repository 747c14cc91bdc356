import type { MessageDraft, RecipientDraft } from '../delivery/index.ts'
import type { Domain, Holder, KnownRegistrant, RegistrantData, Side } from './types.ts'

type ToldOutcome = 'confirmed' | 'refused' | 'expired' | 'withdrawn'
export type ChangeMail = `registrant-change-${Side | ToldOutcome}`
type Told = Pick<Domain, 'id' | 'name' | 'accountId' | 'account'>
export type ToldChange = { domain: Told; old: KnownRegistrant; new: KnownRegistrant }

/**
 * The mails about changes of registrants of one account, one for all that are alike. Asking goes to its one side; an outcome to
 * both, and to the main user where he is neither, each address once. It is legal mail: nobody declines it.
 */
export function mailsOfChanges(
  event: ChangeMail,
  changes: readonly ToldChange[],
  about: { holders: readonly Holder[]; asks?: { side: Side; batchId: number; until: Date } },
): MessageDraft[] {
  const alike = Map.groupBy(changes, (change) =>
    JSON.stringify([asLine(change.old), change.old.address, asLine(change.new), change.new.address]),
  )
  return [...alike.values()].flatMap((each) => mailOf(event, each, about))
}

function mailOf(
  event: ChangeMail,
  changes: readonly ToldChange[],
  { holders, asks }: Parameters<typeof mailsOfChanges>[2],
): MessageDraft[] {
  const [first] = changes
  if (!first) return []
  const domains = changes.map(({ domain }) => domain)
  const told = {
    lane: 'notice',
    category: 'domains',
    accountId: first.domain.accountId,
    subject: { kind: 'domain', id: first.domain.id },
    thread: `registrant-of-${first.domain.id}`,
  } as const
  const values = { domain: namesOf(domains), before: asLine(first.old), after: asLine(first.new) }
  const recipient = (known: KnownRegistrant, rule: string) => recipientOf(known, { rule, domains, holders })
  if (asks) {
    const rule = asks.side === 'old' ? 'former-registrant' : 'new-registrant'
    return [
      {
        ...told,
        event: event as 'registrant-change-old',
        action: { purpose: 'registrant-change', of: `${asks.batchId}-${asks.side}` },
        parameters: { ...values, until: asks.until.toISOString() },
        recipients: [recipient(first[asks.side], rule)],
      },
    ]
  }
  const [oldRule, newRule] =
    event === 'registrant-change-confirmed'
      ? ['former-registrant', 'registrant']
      : ['registrant', 'new-registrant']
  const [mainUser] = holders
  const everybody = [
    recipient(first.new, newRule),
    recipient(first.old, oldRule),
    ...(mainUser?.email && mainUser.address
      ? [recipient({ ...mainUser, email: mainUser.email, address: mainUser.address }, 'main-user')]
      : []),
  ]
  const recipients = everybody.filter(
    ({ address }, at) => everybody.findIndex((other) => other.address === address) === at,
  )
  return [{ ...told, event: event as 'registrant-change-confirmed', parameters: values, recipients }]
}

/** An address of a registrant as a recipient; language and zone of whoever of the account has it, else the main user's. */
export function recipientOf(
  known: KnownRegistrant,
  why: { rule: string; domains: readonly Pick<Domain, 'name' | 'account'>[]; holders: readonly Holder[] },
): RecipientDraft {
  const [mainUser] = why.holders
  const own = why.holders.find(({ address }) => address === known.address)
  return {
    address: known.address,
    typedAddress: known.email,
    name: own?.name ?? known.name,
    personId: own?.personId ?? null,
    language: languageFor(known.address, why.holders),
    timeZone: (own ?? mainUser)?.timeZone ?? undefined,
    verdict: 'in',
    rule: why.rule,
    ruleFacts: { domain: namesOf(why.domains), account: why.domains[0]?.account ?? '' },
  }
}

/** The language in which an address is written to: that of whoever of the account has it, else the main user's. */
export function languageFor(address: string | undefined, holders: readonly Holder[]): 'es' | 'en' {
  const [mainUser] = holders
  return (holders.find((each) => each.address === address) ?? mainUser)?.language ?? 'es'
}

/** What the link of a mail that asks to verify is about. */
export const verificationOf = (accountId: number, address: string): string => `${accountId}-${address}`

const namedAtMost = 3

/** Names of domains for a line: 'a.mx', 'a.mx, b.mx', 'a.mx, b.mx, c.mx (+17)'. The page behind the link names all. */
export function namesOf(domains: readonly Pick<Domain, 'name'>[]): string {
  const names = domains.map(({ name }) => name)
  const rest = names.length - namedAtMost
  return names.slice(0, namedAtMost).join(', ') + (rest > 0 ? ` (+${rest})` : '')
}

const asLine = ({ name, organisation, email }: RegistrantData): string =>
  [name, organisation, email].filter((part) => part !== null && part !== '').join(', ')
