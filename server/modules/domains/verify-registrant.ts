import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readActionLink } from '../delivery/index.ts'
import { findWorkspace } from '../identity/index.ts'
import { type Actor, recordTrail } from '../trail/index.ts'
import { languageFor } from './mail-registrants.ts'
import { domainsById } from './store/domains.ts'
import { holdersOf } from './store/holders.ts'
import { endUnverifiedTasks } from './store/tasks.ts'
import { domainIdsOfRegistrant, findVerification, markVerified } from './store/verifications.ts'
import type { VerificationByLinkAnswer } from './wire.ts'

/**
 * What the link of a verification mail is about.
 * @throws Refusal missing 'mail-action.gone'
 */
export async function verificationByLink(
  db: Handle,
  secrets: Secrets,
  text: string,
): Promise<VerificationByLinkAnswer> {
  const address = addressIn(secrets, text)
  const asked = await findVerification(db, address)
  const workspace = await findWorkspace(db)
  if (!asked || !workspace) throw gone()
  const domains = await domainsById(db, await domainIdsOfRegistrant(db, address))
  const accountId = domains[0]?.accountId ?? 0
  const holders = (await holdersOf(db, [accountId])).get(accountId) ?? []
  return {
    workspace: { name: workspace.name },
    language: languageFor(address, holders),
    email: domains[0]?.record?.email ?? address,
    domains: domains.map(({ name }) => name),
    until: asked.until.toISOString(),
    verifiedAt: asked.verifiedAt?.toISOString() ?? null,
  }
}

/**
 * Verifies a registrant's address for all her domains, by the link mailed to it, however late; what agents were told about it
 * is done. Twice is once.
 * @throws Refusal missing 'mail-action.gone'
 */
export async function verifyRegistrant(
  tx: Tx,
  secrets: Secrets,
  actor: Actor,
  now: Date,
  text: string,
): Promise<void> {
  const address = addressIn(secrets, text)
  if (!(await findVerification(tx, address))) throw gone()
  if (!(await markVerified(tx, now, address))) return
  const ids = await domainIdsOfRegistrant(tx, address)
  await endUnverifiedTasks(tx, now, ids)
  await recordTrail(
    tx,
    actor,
    now,
    ids.map((id) => ({ subject: { kind: 'domain', id }, type: 'domain.registrant-verified' })),
  )
}

function addressIn(secrets: Secrets, text: string): string {
  const address = readActionLink(secrets, 'registrant-verification', text)
  if (address === null) throw gone()
  return address
}

const gone = (): Refusal => new Refusal('missing', [{ path: '', code: 'mail-action.gone' }])
