import type { Secrets } from '../../lib/crypto.ts'
import type { Tx } from '../../lib/db.ts'
import type { Actor } from '../trail/index.ts'
import { beginSession, type Opened } from './begin-session.ts'
import { linkGone, useLink } from './links.ts'
import { secondFactorOf } from './second-factor.ts'
import { standingOf } from './store/access.ts'

/**
 * Signs a customer in by a mailed link, once; half while a second factor is owed.
 * @throws Refusal missing 'link.gone'
 */
export async function enterByMagicLink(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  given: { text: string; userAgent: string },
): Promise<Opened> {
  const link = { door: 'area', purpose: 'magic-link', text: given.text } as const
  const { token, person } = await useLink(tx, secrets, now, link)
  const standing = await standingOf(tx, { door: 'area', address: token.address })
  if (standing.access !== 'active' || standing.personId !== person.id || !standing.isVerified)
    throw linkGone()
  return beginSession(tx, secrets, actor, now, {
    door: 'area',
    personId: person.id,
    hasSecondFactor: (await secondFactorOf(tx, person.id)).isOn,
    by: 'magic-link',
    userAgent: given.userAgent,
  })
}
