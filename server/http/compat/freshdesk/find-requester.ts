import type { Tx } from '../../../lib/db.ts'
import { type Problem, Refusal } from '../../../lib/errors.ts'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import { createContacts, type Identity, personKnownBy } from '../../../modules/directory/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'

/** Who asks, as a client names him: one of these must be there, and the name where he may be new. */
export type Asking = {
  requester_id?: number | null | undefined
  name?: string | null | undefined
  email?: string | null | undefined
  phone?: string | null | undefined
  unique_external_id?: string | null | undefined
  twitter_id?: string | null | undefined
  facebook_id?: string | null | undefined
}
export type Requester = { contactId?: number; address?: string | null }

/**
 * The contact who is named; somebody whom nobody knows is made a contact of, without an activation mail. By an address the
 * requester takes part at that very address.
 * @throws Refusal forbidden, where somebody is new and the key may not create contacts
 */
export async function findRequester(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  asking: Asking,
): Promise<{ requester: Requester; problems: Problem[] }> {
  // What is no address comes as it was typed, and is refused as none of his.
  const address = asking.email ? (normalMailAddress(asking.email) ?? asking.email) : null
  if (asking.requester_id) return { requester: { contactId: asking.requester_id, address }, problems: [] }
  const [first, ...others] = identitiesOf(asking)
  if (!first) return { requester: {}, problems: [] }
  const known = await firstKnown(tx, [first, ...others])
  if (known && known.kind !== 'contact')
    return refused({ path: known.path, code: `freshdesk.asked-by-${known.kind}` })
  // Known by something else, he may not have the address that came along.
  if (known) return asked(known.id, known.path === 'email' ? address : null)
  // Nobody can be called after a telephone number.
  if (first.path === 'phone' && !asking.name?.trim()) return refused({ path: 'name', code: 'shape.required' })
  const created = await made(tx, actor, now, { asking, address })
  // Another call of his was faster.
  const meanwhile = created.problems.some(isTaken) ? await personKnownBy(tx, first.identity) : undefined
  return meanwhile?.kind === 'contact' ? asked(meanwhile.id, address) : created
}

type Named = { path: string; identity: Identity }

async function firstKnown(tx: Tx, named: readonly Named[]) {
  for (const { path, identity } of named) {
    const known = await personKnownBy(tx, identity)
    if (known) return { ...known, path }
  }
  return undefined
}

const asked = (contactId: number, address: string | null) => ({
  requester: { contactId, address },
  problems: [],
})
const isTaken = ({ code }: Problem): boolean => code.endsWith('.taken')

const refused = (problem: Problem) => ({ requester: {}, problems: [problem] })

async function made(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { asking, address }: { asking: Asking; address: string | null },
): Promise<{ requester: Requester; problems: Problem[] }> {
  const { email, phone, unique_external_id: externalId, twitter_id: x, facebook_id: facebook } = asking
  const name =
    asking.name?.trim() || email?.slice(0, email.lastIndexOf('@')) || externalId || x || facebook || ''
  const { done, refused } = await createContacts(tx, actor, now, [
    {
      name,
      ...(email ? { emails: [email] } : {}),
      ...(phone ? { workPhone: phone } : {}),
      ...(externalId ? { externalId } : {}),
      ...(x || facebook ? { socialHandles: { ...(x ? { x } : {}), ...(facebook ? { facebook } : {}) } } : {}),
      sendActivation: false,
    },
  ])
  const [contact] = done
  if (contact) return { requester: { contactId: contact.id, address }, problems: [] }
  return { requester: {}, problems: refused.flatMap(({ problems }) => problems).map(renamed) }
}

const names: Readonly<Record<string, string>> = {
  'emails.0': 'email',
  workPhone: 'phone',
  externalId: 'unique_external_id',
  'socialHandles.x': 'twitter_id',
  'socialHandles.facebook': 'facebook_id',
}
const renamed = (problem: Problem): Problem => ({ ...problem, path: names[problem.path] ?? problem.path })

/** What is his alone, if anything came; else the first of what several may share, such as a firm's telephone. */
function identitiesOf(asking: Asking): Named[] {
  const { email, phone, unique_external_id: externalId, twitter_id: x, facebook_id: facebook } = asking
  const own = [
    ...(email ? [{ path: 'email', identity: { email } }] : []),
    ...(externalId ? [{ path: 'unique_external_id', identity: { externalId } }] : []),
  ]
  if (own.length > 0) return own
  const shared = [
    ...(phone ? [{ path: 'phone', identity: { phone } }] : []),
    ...(x ? [{ path: 'twitter_id', identity: { network: 'x', handle: x } as const }] : []),
    ...(facebook
      ? [{ path: 'facebook_id', identity: { network: 'facebook', handle: facebook } as const }]
      : []),
  ]
  return shared.slice(0, 1)
}

/**
 * Opens a ticket although its requester could not be read, for what else is wrong: that he is not also missing goes
 * without saying.
 * @throws Refusal
 */
export async function forTheRest(act: () => Promise<unknown>): Promise<never> {
  const problems = await act().then(
    () => [],
    (error: unknown) => {
      if (!(error instanceof Refusal) || error.kind !== 'invalid') throw error
      return error.problems
    },
  )
  throw new Refusal(
    'invalid',
    problems.filter(({ code }) => code !== 'ticket.no-requester'),
  )
}
