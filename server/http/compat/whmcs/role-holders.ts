import type { Tx } from '../../../lib/db.ts'
import { onlyDone } from '../../../lib/errors.ts'
import { normalMailAddress } from '../../../lib/pure/mail-address.ts'
import {
  type CardDraft,
  cardById,
  changeAdditionalContacts,
  createAdditionalContacts,
} from '../../../modules/additional-contacts/index.ts'
import {
  type DomainRole,
  type Holder,
  type HolderId,
  registrantConsequences,
  type WhoHolds,
} from '../../../modules/domains/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import { Refused } from './action.ts'
import { overLatest } from './over-latest.ts'
import { changesIn, type Details, detailsOf, theirRoles } from './shapes/whois.ts'

/** Who shall hold a role; `asks`: her own details make another registrant, who is asked for first. */
export type Wanted = { role: DomainRole; holder: HolderId; asks: boolean }

/**
 * Who is meant for each role: whoever of the account has the address, with what is said of her made so; else a new
 * additional contact, with no box ticked.
 */
export async function peopleIn(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { held, roles }: { held: WhoHolds; roles: ReadonlyMap<DomainRole, Details> },
): Promise<Wanted[]> {
  const wanted: Wanted[] = []
  const met = new Map<string, { said: string; person: Omit<Wanted, 'role'> }>()
  for (const [role, details] of roles) {
    const current = held.roles.find((each) => each.role === role)?.holder
    const address = details.email ? normalMailAddress(details.email) : (current?.address ?? null)
    if (address === null) throw new Refused(`${theirRoles[role]}: Email Address Invalid`)
    const said = JSON.stringify({ ...details, email: address })
    const before = met.get(address)
    if (before && before.said !== said)
      throw new Refused('Contacts with one email address have different details')
    const person = before?.person ?? (await personOf(tx, actor, now, { held, address, details }))
    met.set(address, { said, person })
    wanted.push({ role, ...person })
  }
  return wanted
}

type Meant = { held: WhoHolds; address: string; details: Details }

async function personOf(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  { held, address, details }: Meant,
): Promise<Omit<Wanted, 'role'>> {
  const { accountId } = held.domain
  const holder = held.holders.find((each) => each.address === address)
  if (!holder) {
    const drafts = [{ ...draftOf(details, null), categories: [] }]
    const made = onlyDone(await createAdditionalContacts(tx, actor, now, { accountId, drafts }))
    return { holder: made.id, asks: false }
  }
  // She is known by it, however it is written.
  const { email: _known, ...said } = details
  const changes = changesIn(said, detailsOf(holder))
  if (Object.keys(changes).length === 0) return { holder: holder.holder, asks: false }
  if (holder.holder === 'main-user')
    throw new Refused(
      'These details differ from those of the account’s owner: change the client, or use another email address',
    )
  const cardId = holder.holder
  const draft = draftOf(changes, holder)
  const { name, organisation } = draft
  const { items } = await registrantConsequences(tx, accountId, { holder: cardId, name, organisation })
  await overLatest(async () => {
    const { id, version } = await cardById(tx, actor, cardId)
    const changes = [{ id, version, draft }]
    onlyDone(await changeAdditionalContacts(tx, actor, now, { accountId, changes }))
  })
  const asks = items.some((each) => each.domainId === held.domain.id && each.asks.length > 0)
  return { holder: cardId, asks }
}

/** What was said as a card's fields; nothing is said of what is absent. */
function draftOf(details: Details, before: Holder | null): CardDraft {
  const { name, firstName, lastName, organisation, email, phone, ...place } = details
  const known = before ? detailsOf(before) : null
  const parts =
    firstName === undefined && lastName === undefined
      ? null
      : [firstName ?? known?.firstName ?? '', lastName ?? known?.lastName ?? '']
  const called = name ?? parts?.join(' ').trim()
  return {
    ...(called === undefined ? {} : { name: called }),
    // A name that is said whole is of no known parts.
    ...(parts ? { givenNames: parts[0], familyNames: parts[1] } : {}),
    ...(parts === null && name !== undefined && before ? { givenNames: null, familyNames: null } : {}),
    ...(organisation === undefined ? {} : { organisation }),
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { phone: phone.replace(/^(\+\d+)\./, '$1 ') }),
    ...(Object.keys(place).length === 0
      ? {}
      : {
          postalAddress: { ...before?.postalAddress, ...(hasLines(place) ? { block: null } : {}), ...place },
        }),
  }
}

const hasLines = (place: Details): boolean =>
  Object.entries(place).some(([field, value]) => field !== 'country' && value !== '')
