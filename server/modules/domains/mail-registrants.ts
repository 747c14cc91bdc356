import type { MessageDraft, RecipientDraft } from '../delivery/index.ts'
import type { Domain, Holder, RegistrantData, Side } from './types.ts'

type Known = RegistrantData & { address: string }
type ToldOutcome = 'confirmed' | 'refused' | 'expired' | 'withdrawn'
export type ChangeMail = `registrant-change-${Side | ToldOutcome}`

/**
 * The mails about a change of registrant. Asking goes to its one side; an outcome to both, and to the main user where he is
 * neither, each address once. It is legal mail: nobody declines it.
 */
export function mailsOfChange(
  event: ChangeMail,
  about: {
    domain: Pick<Domain, 'id' | 'name' | 'accountId' | 'account'>
    old: Known
    new: Known
    holders: readonly Holder[]
    asks?: { side: Side; changeId: number; until: Date }
  },
): MessageDraft[] {
  const { domain, holders, asks } = about
  const told = {
    lane: 'notice',
    category: 'domains',
    accountId: domain.accountId,
    subject: { kind: 'domain', id: domain.id },
    thread: `registrant-of-${domain.id}`,
  } as const
  const values = { domain: domain.name, before: asLine(about.old), after: asLine(about.new) }
  const recipient = (known: Known, rule: string) => recipientOf(known, { rule, domain, holders })
  if (asks) {
    const of = `${asks.changeId}-${asks.side}`
    const rule = asks.side === 'old' ? 'former-registrant' : 'new-registrant'
    return [
      {
        ...told,
        event: event as 'registrant-change-old',
        action: { purpose: 'registrant-change', of },
        parameters: { ...values, until: asks.until.toISOString() },
        recipients: [recipient(asks.side === 'old' ? about.old : about.new, rule)],
      },
    ]
  }
  const [oldRule, newRule] =
    event === 'registrant-change-confirmed'
      ? ['former-registrant', 'registrant']
      : ['registrant', 'new-registrant']
  const [mainUser] = holders
  const everybody = [
    recipient(about.new, newRule),
    recipient(about.old, oldRule),
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
  known: Known,
  why: { rule: string; domain: Pick<Domain, 'name' | 'account'>; holders: readonly Holder[] },
): RecipientDraft {
  const [mainUser] = why.holders
  const own = why.holders.find(({ address }) => address === known.address)
  return {
    address: known.address,
    typedAddress: known.email,
    name: own?.name ?? known.name,
    personId: own?.personId ?? null,
    language: (own ?? mainUser)?.language ?? 'es',
    timeZone: (own ?? mainUser)?.timeZone ?? undefined,
    verdict: 'in',
    rule: why.rule,
    ruleFacts: { domain: why.domain.name, account: why.domain.account },
  }
}

const asLine = ({ name, organisation, email }: RegistrantData): string =>
  [name, organisation, email].filter((part) => part !== null && part !== '').join(', ')
