import type { Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import type { Actor } from '../trail/index.ts'
import { beginSession, type Opened } from './begin-session.ts'
import { deviceOf } from './device-cookie.ts'
import { countTry, forgetTries, type GuessSubject, takeTryBack } from './guesses.ts'
import { hashPassword, isOutdatedHash, isPassword } from './passwords.ts'
import { guessLimits, networkOf } from './rules/guesses.ts'
import { findCredentials, lockPassword, lockPerson, renewHash } from './store/access.ts'
import type { SessionDoor } from './types.ts'

export type SignIn = {
  door: SessionDoor
  email: string
  password: string
  userAgent: string
  /** What the browser's device cookie says. */
  deviceToken: string | null
}

/**
 * Signs a person in with any verified address of his and the password. The session is half while a second factor is owed.
 * @throws Refusal unauthenticated 'sign-in.failed', the same and after the same work for an unknown or unverified address,
 * no access, a blocked or deactivated person and a wrong password; busy 'sign-in.wait' or 'sign-in.busy'
 */
export async function signIn(
  wiring: { db: Db; secrets: Secrets },
  actor: Actor,
  now: Date,
  { door, email, password, userAgent, deviceToken }: SignIn,
): Promise<Opened> {
  const { db, secrets } = wiring
  const address = addressIn(email)
  const at = { door, address, ip: actor.ip }
  const found = await findCredentials(db, now, at)
  const device = found && deviceOf(secrets, { door, personId: found.personId }, deviceToken)
  const person = device
    ? deviceTried({ door, device })
    : personTried({ door, address, ip: found?.isKnownPlace ? actor.ip : null })
  const network: GuessSubject = { of: ['network', networkOf(actor.ip)], limit: guessLimits.network }
  await countTry(wiring, now, device ? [person] : [person, network])
  const isRight = await isPassword(password, found?.passwordHash ?? null)
  if (!found || !isRight) throw failed()
  const renewed = isOutdatedHash(found.passwordHash) ? await hashPassword(password) : null
  return inTransaction(db, async (tx) => {
    await lockPerson(tx, found.personId)
    // He may have been blocked or let go, or have lost the address, while the password was compared.
    const standing = await findCredentials(tx, now, at)
    if (standing?.personId !== found.personId || !(await lockPassword(tx, found))) throw failed()
    if (renewed) await renewHash(tx, { ...found, passwordHash: renewed })
    await forgetTries(tx, secrets, person)
    if (!device) await takeTryBack(tx, secrets, network)
    return beginSession(tx, secrets, actor, now, { ...standing, door, by: 'password', userAgent })
  })
}

// A browser from which she has signed in before is counted by itself: no stranger can make her wait there, wherever he is.
const deviceTried = (at: { door: SessionDoor; device: string }): GuessSubject => ({
  of: ['device', at.door, at.device],
  limit: guessLimits.person,
})

// Who tries from where the person is signed in already is counted apart: strangers elsewhere cannot make him wait.
function personTried(at: { door: SessionDoor; address: string; ip: string | null }): GuessSubject {
  const place = at.ip === null ? [] : [networkOf(at.ip)]
  return { of: ['person', at.door, at.address, ...place], limit: guessLimits.person }
}

// What is no address belongs to nobody, and is tried like one.
function addressIn(email: string): string {
  const reading = readMailAddress(email)
  return reading.ok ? reading.value.normal : ''
}

const failed = (): Refusal => new Refusal('unauthenticated', [{ path: '', code: 'sign-in.failed' }])
