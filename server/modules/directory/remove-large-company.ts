import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { type JobHandler, startJob } from '../jobs/index.ts'
import {
  type Actor,
  type Author,
  imagesAfter,
  keepUndo,
  recordTrail,
  type TrailDraft,
} from '../trail/index.ts'
import { mayWriteContacts } from './policy.ts'
import type { DeletedCompanyImage } from './remove-companies.ts'
import { membershipsAsChange } from './rules/membership-entries.ts'
import type { MembershipChange } from './rules/memberships.ts'
import { endCompanies, lockToRemove } from './store/company-lives.ts'
import { countMembers, endMemberships } from './store/large-company.ts'
import { lockLive } from './store/lives.ts'
import { lockLiveCompanies, raiseVersionsOf } from './store/memberships.ts'
import type { Membership } from './types.ts'

/** Members of whom all is written while the request waits. */
const atOnce = 1000
const chunk = 500

/** What giving a contact back to a large company takes. */
export type LeftCompanyImage = { companyId: number; memberships: MembershipChange[] }

export const isLargeCompany = async (tx: Tx, id: number): Promise<boolean> =>
  (await countMembers(tx, id, atOnce + 1)) > atOnce

/**
 * Deletes a live company of thousands: for everybody it is gone at once, with its name, mail domains and memberships. That
 * its contacts changed, their versions and trails, a job says of them. Its undo is one of 'delete-companies'; undefined:
 * the company is not live.
 * @throws Refusal forbidden
 */
export async function removeLargeCompany(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: number,
): Promise<{ name: string; contacts: number; undoId: number } | undefined> {
  if (!mayWriteContacts(actor)) throw new Refusal('forbidden')
  const [company] = await lockToRemove(tx, [id])
  if (!company) return undefined
  const contacts = await countMembers(tx, id, Number.MAX_SAFE_INTEGER)
  const domains = (await endCompanies(tx, now, [id])).get(id) ?? []
  const image: DeletedCompanyImage = { domains, contacts: [] }
  const undoId = await keepUndo(tx, actor, now, {
    command: 'delete-companies',
    images: [{ subject: { kind: 'company', id }, image }],
  })
  await endMemberships(tx, { id, undoId })
  const { name } = company
  const { door, ip, requestId, language } = actor
  const origin = { door, ip, requestId, language }
  const by: Author =
    actor.kind === 'agent' ? { kind: 'agent', id: actor.id, ...origin } : { kind: 'system', ...origin }
  // The program's own: whoever could stop it would leave contacts whose trails do not tell.
  const system = { ...origin, kind: 'system', door: 'job' } as const
  const params: Params = { companyId: id, name, undoId, by }
  await startJob(tx, system, now, { kind: 'tell-former-members', params, total: contacts })
  return { name, contacts, undoId }
}

type Params = { companyId: number; name: string; undoId: number; by: Author }

/** Says of those who were members of a deleted company that they are no longer, in the name of who deleted it. */
export const formerMembersJob: JobHandler<Params, { after: number }> = {
  kind: 'tell-former-members',
  async runChunk(tx, { now, params, position }) {
    const { companyId, name, undoId, by } = params
    const after = position?.after ?? 0
    const images = await imagesAfter(tx, undoId, { kind: 'contact', after, limit: chunk })
    const ids = images.map(({ subject }) => subject.id)
    const live = new Set((await lockLive(tx, ids)).map(({ id }) => id))
    await raiseVersionsOf(tx, now, [...live])
    const changesOf = (image: unknown) => (image as LeftCompanyImage).memberships
    const names = new Map(
      await lockLiveCompanies(
        tx,
        images.flatMap(({ image }) => changesOf(image).map((change) => change.companyId)),
      ),
    ).set(companyId, name)
    await recordTrail(
      tx,
      by,
      now,
      images
        .filter(({ subject }) => live.has(subject.id))
        .map(({ subject, image }): TrailDraft => {
          const changes = changesOf(image)
          return {
            subject,
            type: 'contact.changed',
            values: membershipsAsChange(present(changes, 'old'), present(changes, 'new'), names),
            facts: { because: 'company-deleted' },
          }
        }),
    )
    return {
      done: images.length,
      position: { after: ids.at(-1) ?? after },
      isFinished: images.length < chunk,
      undoId,
    }
  },
}

const present = (changes: readonly MembershipChange[], side: 'old' | 'new'): Membership[] =>
  changes.flatMap((change) => change[side] ?? [])
