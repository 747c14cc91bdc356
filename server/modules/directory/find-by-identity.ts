import type { Handle } from '../../lib/db.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { normalMailAddress } from '../../lib/pure/mail-address.ts'
import { readPhone } from '../../lib/pure/phone-max.ts'
import { readSocialHandle, type SocialNetwork } from '../../lib/pure/social-handles.ts'
import { findWorkspace } from '../identity/index.ts'
import { holdersOf } from './store/holders.ts'
import { firstWithHandle, firstWithPhone } from './store/identities.ts'

/** One of the things by which a person may be known to a program. */
export type Identity =
  | { email: string }
  | { externalId: string }
  | { phone: string }
  | { network: SocialNetwork; handle: string }

/**
 * Who is known by an identity, as a program typed it: a contact, or, at an address, an agent or a department of ours. Of
 * several with one telephone number the contact who was made first. Undefined: nobody, or it can be nobody's.
 */
export async function personKnownBy(
  db: Handle,
  identity: Identity,
): Promise<{ id: number; name: string; kind: 'contact' | 'agent' | 'department' } | undefined> {
  if ('email' in identity) {
    const address = normalMailAddress(identity.email)
    return address === null ? undefined : (await holdersOf(db, { addresses: [address], externalIds: [] }))[0]
  }
  if ('externalId' in identity)
    return (await holdersOf(db, { addresses: [], externalIds: [identity.externalId.trim()] }))[0]
  const found = await ('phone' in identity ? withPhone(db, identity.phone) : withHandle(db, identity))
  return found && { ...found, kind: 'contact' }
}

async function withPhone(db: Handle, typed: string) {
  const phone = readPhone(typed, (await findWorkspace(db))?.country ?? null)
  return phone.ok && phone.value.e164 ? firstWithPhone(db, phone.value.e164) : undefined
}

async function withHandle(db: Handle, { network, handle }: { network: SocialNetwork; handle: string }) {
  const read = readSocialHandle(network, handle)
  if (!read.ok) return undefined
  return firstWithHandle(db, { network, handle: read.value, folded: foldText(read.value) })
}
