import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { standingToken, type Token, type TokenPurpose, useToken } from '../delivery/index.ts'
import { findPerson, lockPerson } from './store/access.ts'
import { findWorkspace } from './store/workspace.ts'
import type { Person, SessionDoor } from './types.ts'

/** A mailed link: what stands in it, for which purpose and at which door it was opened. */
export type Link = { door: SessionDoor; purpose: TokenPurpose; text: string }
type Opened = { token: Token; person: Person }

/** For the page that a link opens: whether it still stands and for whom. Nothing is used up by looking. */
export async function lookAtLink(db: Handle, secrets: Secrets, now: Date, link: Link) {
  const opened = await standingLink(db, secrets, now, link)
  const workspace = await findWorkspace(db)
  if (!opened || !workspace) return { stands: false, workspace: workspace?.name ?? '' }
  const { person, token } = opened
  return {
    stands: true,
    name: person.name,
    email: token.typed,
    language: person.language,
    workspace: workspace.name,
  }
}

/** The link's token and person while it stands at this door and he may come in; null for every other link alike. */
export async function standingLink(
  db: Handle,
  secrets: Secrets,
  now: Date,
  link: Link,
): Promise<Opened | null> {
  return withPerson(db, link, await standingToken(db, secrets, now, link))
}

/**
 * The same, used up: of two at once, one gets it.
 * @throws Refusal missing 'link.gone'
 */
export async function useLink(tx: Tx, secrets: Secrets, now: Date, link: Link): Promise<Opened> {
  const standing = await standingToken(tx, secrets, now, link)
  if (!standing) throw linkGone()
  await lockPerson(tx, standing.personId)
  const opened = await withPerson(tx, link, await useToken(tx, secrets, now, link))
  if (!opened) throw linkGone()
  return opened
}

async function withPerson(db: Handle, link: Link, token: Token | null): Promise<Opened | null> {
  if (token?.door !== link.door) return null
  const person = await findPerson(db, { door: link.door, personId: token.personId })
  return person ? { token, person } : null
}

export const linkGone = (): Refusal => new Refusal('missing', [{ path: '', code: 'link.gone' }])
