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
import { type MembershipChange, netChanges } from './rules/memberships.ts'
import { companyNames, endCompanies, lockToRemove } from './store/company-lives.ts'
import { countMembers, countMembersOfEach, endMemberships } from './store/large-company.ts'
import { lockLive } from './store/lives.ts'
import { raiseVersionsOf } from './store/memberships.ts'
import type { Membership } from './types.ts'

/** Members of whom all is written while the request waits. */
const atOnce = 1000
const chunk = 500

/** What giving a contact back to large companies takes: its changes one after the other, `companyId` the last it left. */
export type LeftCompanyImage = { companyId: number; memberships: MembershipChange[] }

export const isLargeCompany = async (tx: Tx, id: number): Promise<boolean> =>
  (await countMembers(tx, id, atOnce + 1)) > atOnce

/** Companies of a few members each are deleted together, others one by one; so many members end in one transaction. */
const fewMembers = 50
const mostMembers = 5000

/** The first of these companies, no more than can be deleted in one transaction, each with whether it goes by itself. */
export async function removableTogether(
  tx: Tx,
  ids: readonly number[],
): Promise<{ id: number; isLarge: boolean }[]> {
  const counts = await countMembersOfEach(tx, ids, mostMembers)
  let members = 0
  return ids
    .filter((_id, at) => {
      members += counts[at] ?? 0
      return at === 0 || members <= mostMembers
    })
    .map((id, at) => ({ id, isLarge: (counts[at] ?? 0) > fewMembers }))
}

/**
 * Deletes a live company of many: for everybody it is gone at once, with its name, mail domains and memberships. That
 * its contacts changed, their versions and trails, is for `tellFormerMembers`. Its undo is one of 'delete-companies', or
 * goes `into` another; undefined: the company is not live.
 * @throws Refusal forbidden
 */
export async function removeLargeCompany(
  tx: Tx,
  actor: Actor,
  now: Date,
  id: number,
  into: number | null = null,
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
    into,
  })
  await endMemberships(tx, { id, undoId })
  return { name: company.name, contacts, undoId }
}

/** A job says of those who left large companies into an undo that they did. `contacts` is how many. */
export async function tellFormerMembers(
  tx: Tx,
  actor: Actor,
  now: Date,
  { undoId, contacts }: { undoId: number; contacts: number },
): Promise<void> {
  const { door, ip, requestId, language } = actor
  const origin = { door, ip, requestId, language }
  const by: Author =
    actor.kind === 'agent' ? { kind: 'agent', id: actor.id, ...origin } : { kind: 'system', ...origin }
  // The program's own: whoever could stop it would leave contacts whose trails do not tell.
  const system = { ...origin, kind: 'system', door: 'job' } as const
  const params: Params = { undoId, by }
  await startJob(tx, system, now, { kind: 'tell-former-members', params, total: contacts })
}

type Params = { undoId: number; by: Author }

/** Says of those who were members of a deleted company that they are no longer, in the name of who deleted it. */
export const formerMembersJob: JobHandler<Params, { after: number }> = {
  kind: 'tell-former-members',
  async runChunk(tx, { now, params, position }) {
    const { undoId, by } = params
    const after = position?.after ?? 0
    const images = await imagesAfter(tx, undoId, { kind: 'contact', after, limit: chunk })
    const ids = images.map(({ subject }) => subject.id)
    const live = new Set((await lockLive(tx, ids)).map(({ id }) => id))
    await raiseVersionsOf(tx, now, [...live])
    const changesOf = (image: unknown) => netChanges((image as LeftCompanyImage).memberships)
    const names = await companyNames(
      tx,
      images.flatMap(({ image }) => changesOf(image).map((change) => change.companyId)),
    )
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
