import type { Tx } from '../../lib/db.ts'
import { readPersonName } from '../../lib/pure/person-name.ts'
import { createContacts } from '../directory/index.ts'
import { isNameOfOurs } from '../tickets/index.ts'
import type { Actor } from '../trail/index.ts'
import type { Author } from './rules/steps/facts.ts'
import { contactAt } from './store/author-facts.ts'

/**
 * Who wrote a mail; a contact is made of whom nobody knows. His own name for himself counts only then, and where none of us is
 * called so.
 */
export async function personOf(tx: Tx, now: Date, author: Author): Promise<{ id: number; name: string }> {
  if (author.person) return author.person
  const local = author.typed.slice(0, author.typed.lastIndexOf('@'))
  for (const name of [author.name, author.cardNames[0]?.name ?? '', local, 'Sin nombre']) {
    const read = readPersonName(name)
    if (!read.ok || (name === author.name && (await isNameOfOurs(tx, read.value)))) continue
    const { done } = await createContacts(tx, intake, now, [
      { name: read.value, emails: [author.typed], sendActivation: false, origin: 'mail' },
    ])
    if (done[0]) return { id: done[0].id, name: read.value }
    // Another mail of hers was faster.
    const meanwhile = await contactAt(tx, author.address)
    if (meanwhile) return meanwhile
  }
  throw new Error(`no contact could be made of ${author.address}`)
}

const intake: Actor = { kind: 'system', door: 'mail', ip: null, requestId: null, language: 'es' }
