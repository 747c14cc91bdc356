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
  const about = aboutIn(secrets, text)
  const asked = await findVerification(db, about)
  const workspace = await findWorkspace(db)
  if (!asked || !workspace) throw gone()
  const domains = await domainsById(db, await domainIdsOfRegistrant(db, about))
  const { accountId, address } = about
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
 * Verifies a registrant's address for all her domains of the account, by the link mailed to it, however late; what agents were told about it
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
  const about = aboutIn(secrets, text)
  if (!(await findVerification(tx, about))) throw gone()
  if (!(await markVerified(tx, now, about))) return
  const ids = await domainIdsOfRegistrant(tx, about)
  await endUnverifiedTasks(tx, now, ids)
  await recordTrail(
    tx,
    actor,
    now,
    ids.map((id) => ({ subject: { kind: 'domain', id }, type: 'domain.registrant-verified' })),
  )
}

function aboutIn(secrets: Secrets, text: string): { accountId: number; address: string } {
  const [, accountId, address] =
    /^(\d{1,15})-(.+)$/.exec(readActionLink(secrets, 'registrant-verification', text) ?? '') ?? []
  if (accountId === undefined || address === undefined) throw gone()
  return { accountId: Number(accountId), address }
}

const gone = (): Refusal => new Refusal('missing', [{ path: '', code: 'mail-action.gone' }])
