import type { Problem } from '../../../../lib/errors.ts'
import type { Contact, ContactMerge } from '../../../../modules/directory/index.ts'
import type { MergeBody } from './contact-body.ts'

const phone = (value: { typed: string } | null): string | null => value?.typed ?? null

/** Values of which one stays and which are to be named where both sides have one, as documented. */
const chosen = {
  phone: ['workPhone', ({ values }: Contact) => phone(values.workPhone)],
  mobile: ['mobilePhone', ({ values }: Contact) => phone(values.mobilePhone)],
  twitter_id: ['socialHandles.x', ({ values }: Contact) => values.socialHandles.x ?? null],
  unique_external_id: ['externalId', ({ values }: Contact) => values.externalId],
} as const

/** A merge as the room wants it: of whom each value is that is to stay, for here the values themselves are named. */
export function readMerge(
  body: MergeBody,
  contacts: readonly Contact[],
): { merge: ContactMerge; problems: Problem[] } {
  const problems: Problem[] = body.secondary_contact_ids.includes(body.primary_contact_id)
    ? [{ path: 'secondary_contact_ids', code: 'contact-merge.same-contact' }]
    : []
  const choices: Record<string, number> = {}
  for (const [name, [path, read]] of Object.entries(chosen)) {
    const wanted = body.contact?.[name as keyof typeof chosen]
    const holders = contacts.filter((each) => read(each) !== null)
    const differ = new Set(holders.map(read)).size > 1
    if (wanted == null && differ) problems.push({ path: `contact.${name}`, code: 'freshdesk.merge-value' })
    if (wanted == null) continue
    const holder = holders.find((each) => read(each) === wanted.trim())
    if (holder) choices[path] = holder.id
    else problems.push({ path: `contact.${name}`, code: 'freshdesk.merge-foreign' })
  }
  const emails = emailsOf(body, contacts)
  return {
    merge: {
      primaryId: body.primary_contact_id,
      secondaryIds: [...new Set(body.secondary_contact_ids)],
      choices,
      ...(emails ? { emails } : {}),
      ...(body.contact?.company_ids ? { companyIds: body.contact.company_ids } : {}),
    },
    problems,
  }
}

// Only a new primary address: the others stay beside it. Addresses of theirs that are not named are let go otherwise.
function emailsOf({ contact }: MergeBody, contacts: readonly Contact[]): string[] | null {
  const all = contacts.flatMap(({ emails }) => emails.map(({ address }) => address))
  const primary = contact?.email ?? null
  if (contact?.other_emails)
    return [...((primary ?? all[0]) ? [primary ?? all[0] ?? ''] : []), ...contact.other_emails]
  if (primary === null) return null
  return [primary, ...all.filter((each) => each.toLowerCase() !== primary.toLowerCase())]
}

/** What a problem of a merge is about, by the names of this door. */
export function mergeNames({ path }: Problem): string {
  if (path === 'emails.0' || path === 'emails') return 'contact.email'
  if (path.startsWith('emails.')) return 'contact.other_emails'
  if (path.startsWith('companies')) return 'contact.company_ids'
  const [name] =
    Object.entries(chosen).find(([, [ours]]) => path === `choices.${ours}` || path === ours) ?? []
  if (name) return `contact.${name}`
  return path.startsWith('contacts') ? 'secondary_contact_ids' : path
}
