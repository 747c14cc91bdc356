import type { Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { type TokenPurpose, voidTokens } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { beginSession, type Opened } from './begin-session.ts'
import { mailCredential } from './credential-mail.ts'
import { type Link, linkGone, standingLink, useLink } from './links.ts'
import { newPasswordHash } from './new-password.ts'
import { proven } from './proven.ts'
import { secondFactorOf } from './second-factor.ts'
import { giveAccess, passwordHashOf } from './store/access.ts'
import { verifyClaim } from './store/agents.ts'
import { claimsOf, raiseVersion } from './store/claims.ts'
import { deleteSessions } from './store/sessions.ts'
import type { Person } from './types.ts'

type PasswordPurpose = Extract<TokenPurpose, 'activation' | 'invitation' | 'reset'>
type PasswordLink = Link & { purpose: PasswordPurpose }
/** A link that stood when it was looked at, with the hash of the password chosen: what a transaction then carries out. */
export type ChosenPassword = { link: PasswordLink; passwordHash: string }

/**
 * Looks at a link and hashes the password chosen by it, before any transaction: a hash takes its time.
 * @throws Refusal missing 'link.gone', invalid at 'password', busy
 */
export async function choosePassword(
  wiring: { db: Db; secrets: Secrets },
  now: Date,
  chosen: { link: PasswordLink; password: string },
): Promise<ChosenPassword> {
  const opened = await standingLink(wiring.db, wiring.secrets, now, chosen.link)
  if (!opened) throw linkGone()
  return { link: chosen.link, passwordHash: await newPasswordHash(wiring.db, opened.person, chosen.password) }
}

/**
 * Uses the link up: its address is verified, the password holds, every earlier session and link ends. Begins a session,
 * half where there is a second factor: a link does not go around it.
 * @throws Refusal missing 'link.gone'
 */
export async function takePassword(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  taken: ChosenPassword & { userAgent: string },
): Promise<Opened & { person: Person }> {
  const { link, passwordHash, userAgent } = taken
  const { token, person } = await useLink(tx, secrets, now, link)
  const claims = (await claimsOf(tx, [person.id])).get(person.id) ?? []
  if (!claims.some((claim) => claim.address === token.address)) throw linkGone()
  const hadPassword = (await passwordHashOf(tx, person.id)) !== null
  await verifyClaim(tx, now, token.address)
  await giveAccess(tx, now, { personId: person.id, passwordHash })
  await raiseVersion(tx, person.id)
  const endedSessions = await deleteSessions(tx, { personId: person.id, exceptId: null })
  await voidTokens(
    tx,
    now,
    purposes.map((purpose) => ({ personId: person.id, purpose })),
  )
  if (hadPassword) await mailCredential(tx, now, { event: 'password-changed', person })
  const type = hadPassword
    ? (`${person.kind}.password-reset` as const)
    : (`${person.kind}.activated` as const)
  await recordTrail(tx, proven(actor, { door: link.door, id: person.id }), now, [
    { subject: { kind: person.kind, id: person.id }, type, facts: { endedSessions } },
  ])
  const opened = await beginSession(tx, secrets, actor, now, {
    door: link.door,
    personId: person.id,
    hasSecondFactor: (await secondFactorOf(tx, person.id)).isOn,
    by: 'new-password',
    userAgent,
  })
  return { ...opened, person }
}

const purposes: readonly TokenPurpose[] = ['activation', 'invitation', 'reset', 'magic-link']

/** Both at once, for links after which nothing else is to be done: a reset, an agent's invitation. */
export async function passwordByLink(
  wiring: { db: Db; secrets: Secrets },
  actor: Actor,
  now: Date,
  given: { link: PasswordLink; password: string; userAgent: string },
): Promise<Opened> {
  const chosen = await choosePassword(wiring, now, given)
  return inTransaction(wiring.db, (tx) =>
    takePassword(tx, wiring.secrets, actor, now, { ...chosen, userAgent: given.userAgent }),
  )
}
