import type { Secrets } from '../../lib/crypto.ts'
import type { Db, Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { type MailAddress, readMailAddress } from '../../lib/pure/mail-address.ts'
import { issueTokens, voidTokens } from '../delivery/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { claimAddresses } from './claim-addresses.ts'
import { mailCredential } from './credential-mail.ts'
import { countTry } from './guesses.ts'
import { type Link, linkGone, useLink } from './links.ts'
import { doorOf, type OwnActor, subjectOf } from './own.ts'
import { proveSelf } from './prove-self.ts'
import { proven } from './proven.ts'
import { guessLimits } from './rules/guesses.ts'
import { findPerson } from './store/access.ts'
import { verifyClaim } from './store/agents.ts'
import {
  claimantsOf,
  claimsOf,
  deleteClaim,
  departmentsWith,
  insertAddresses,
  raiseVersion,
} from './store/claims.ts'
import { deleteSessions } from './store/sessions.ts'
import { takenProblem } from './taken-address.ts'
import type { SessionDoor } from './types.ts'

type Wired = { db: Db; secrets: Secrets }

/**
 * Sends a link to the address that a person wants to sign in with from now on; nothing changes before it is used.
 * To a customer an address that somebody else has looks like any other, and nothing is sent there; a department's is no secret.
 * @throws Refusal invalid 'password.wrong', 'address.same' or what is wrong with the address; conflict 'address.taken' to
 * agents, and to all where it is a department's; busy 'sign-in.wait'
 */
export async function askAddressChange(
  wiring: Wired,
  actor: OwnActor,
  now: Date,
  asked: { email: string; currentPassword: string },
): Promise<void> {
  const door = doorOf(actor)
  const reading = readMailAddress(asked.email)
  const person = await findPerson(wiring.db, { door, personId: actor.id })
  if (!person) throw new Refusal('missing')
  await countTry(wiring, now, [{ of: ['address-change', String(actor.id)], limit: guessLimits.link }])
  await proveSelf(wiring, actor, now, {
    proof: { currentPassword: asked.currentPassword },
    alsoWrong: problemsOf(reading, person.address),
    change: async (tx) => {
      if (!reading.ok) return
      const { normal: address, address: typed } = reading.value
      const [claimant] = await claimantsOf(tx, [address])
      const [department] = await departmentsWith(tx, [address])
      if (department) throw new Refusal('conflict', [takenProblem(actor, 'email', department)])
      if (claimant && claimant.id !== actor.id) {
        if (door === 'area') return
        throw new Refusal('conflict', [takenProblem(actor, 'email', claimant)])
      }
      await insertAddresses(tx, now, [address])
      const purpose = 'address-change'
      const [tokenId] = await issueTokens(tx, now, [{ purpose, door, personId: actor.id, address, typed }])
      const to = { address, typed }
      await mailCredential(tx, now, {
        event: 'address-verification',
        person,
        to,
        ...(tokenId ? { tokenId } : {}),
      })
      await recordTrail(tx, actor, now, [
        {
          subject: subjectOf(actor),
          type: `${subjectOf(actor).kind}.address-change-asked`,
          values: [{ field: 'email', old: person.typed, new: typed }],
        },
      ])
    },
  })
}

function problemsOf(reading: ReturnType<typeof readMailAddress>, present: string): Problem[] {
  if (!reading.ok) return [{ path: 'email', ...reading.fault }]
  return isSame(reading.value, present) ? [{ path: 'email', code: 'address.same' }] : []
}

const isSame = (one: MailAddress, present: string): boolean => one.normal === present

/**
 * Uses the link: the new address is verified and takes the place of the primary one, which is told. Every session ends
 * and every link to the old address is void. For a contact the caller refreshes what is kept for searching.
 * @throws Refusal missing 'link.gone', conflict 'address.taken' when somebody else got the address meanwhile
 */
export async function takeAddress(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  link: { door: SessionDoor; text: string },
): Promise<{ personId: number; email: string }> {
  const opened = await useLink(tx, secrets, now, { ...link, purpose: 'address-change' } satisfies Link)
  const { token, person } = opened
  const claims = (await claimsOf(tx, [person.id])).get(person.id) ?? []
  const old = claims.find((claim) => claim.isPrimary)
  if (!old || old.address === token.address) throw linkGone()
  for (const address of [old.address, token.address]) await deleteClaim(tx, { personId: person.id, address })
  const { address, typed } = token
  const { taken } = await claimAddresses(tx, now, [
    { personId: person.id, address, typed, isPrimary: true, position: 0 },
  ])
  if (taken.length > 0) throw new Refusal('conflict', [{ path: 'email', code: 'address.taken' }])
  await verifyClaim(tx, now, address)
  await raiseVersion(tx, person.id)
  const endedSessions = await deleteSessions(tx, { personId: person.id, exceptId: null })
  await voidTokens(tx, now, [
    { personId: person.id, purpose: 'reset' },
    { personId: person.id, purpose: 'magic-link' },
  ])
  await mailCredential(tx, now, { event: 'address-changed', person, to: old })
  await recordTrail(tx, proven(actor, { door: link.door, id: person.id }), now, [
    {
      subject: { kind: person.kind, id: person.id },
      type: `${person.kind}.address-changed`,
      facts: { endedSessions },
      values: [{ field: 'email', old: old.typed, new: typed }],
    },
  ])
  return { personId: person.id, email: typed }
}
