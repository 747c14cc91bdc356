import type { Tx } from '../../lib/db.ts'
import { sendMessages } from '../delivery/index.ts'
import { openTasks } from '../notices/index.ts'
import { holdersOf, type Unreachable, unreachableAt } from './store/unreachable.ts'

/**
 * Tells that mail to addresses does not arrive: the main users of accounts that have cards of them, and agents, who have
 * something to look at. Whoever was told of the same address since it was found dead is not told again.
 */
export async function tellUnreachable(tx: Tx, now: Date, addresses: readonly string[]): Promise<void> {
  if (addresses.length === 0) return
  const found = await unreachableAt(tx, addresses)
  await openTasks(
    tx,
    now,
    found.map(({ subject, address, words }) => ({
      kind: 'address-unreachable',
      subject,
      facts: { address, words },
    })),
  )
  await sendMessages(tx, now, found.filter(isForMainUser).map(draftOf))
}

/**
 * Tells agents what somebody says about mail to an address that only its return path could prove: nothing is changed by it,
 * and its main user is not troubled.
 */
export async function tellReported(
  tx: Tx,
  now: Date,
  {
    kind,
    address,
    words,
  }: { kind: 'bounce-reported' | 'complaint-reported'; address: string; words: string },
): Promise<void> {
  const holders = await holdersOf(tx, address)
  await openTasks(
    tx,
    now,
    holders.map((subject) => ({ kind, subject, facts: { address, words } })),
  )
}

type ForMainUser = Unreachable & { account: NonNullable<Unreachable['account']> }
// Of his own address he is told by nobody, least of all by a mail to it.
const isForMainUser = (found: Unreachable): found is ForMainUser =>
  found.account !== null && !found.account.wasTold && found.account.mainUserAddress !== found.address

const draftOf = ({ account, subject, name, typed, words }: ForMainUser) => ({
  event: 'delivery-bounced' as const,
  lane: 'notice' as const,
  accountId: account.id,
  parameters: { contact: name, contactAddress: typed, words },
  subject,
  recipients: [
    {
      address: account.mainUserAddress,
      typedAddress: account.mainUserTyped,
      name: account.mainUser,
      personId: account.mainUserId,
      language: account.language,
      verdict: 'in' as const,
      rule: 'main-user',
      ruleFacts: { account: account.name },
    },
  ],
})
