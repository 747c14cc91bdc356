import type { Tx } from '../../lib/db.ts'
import { createContacts } from '../directory/index.ts'
import { cardsOfIds } from './store/cards.ts'
import { nameRecipients } from './store/people.ts'

const ofSystem = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

/**
 * Makes a contact, without access and with *card* as its origin, of everybody on these cards whom nobody knows, so that
 * agents see one person; then mails already on their way name her. It runs after the answer: what the main user sees and
 * how long it takes is the same for known and unknown addresses (decision 9). An address that an agent has stays his.
 */
export async function linkAdditionalContacts(tx: Tx, now: Date, ids: readonly number[]): Promise<void> {
  const cards = await cardsOfIds(tx, ids)
  const unknown = cards.filter(({ contactId }) => contactId === null)
  // Who got the address meanwhile has it: the draft is refused, and nothing is wrong.
  await createContacts(
    tx,
    ofSystem,
    now,
    unknown.map(({ values }) => ({
      name: values.name,
      emails: [values.email.address],
      sendActivation: false,
      origin: 'card' as const,
    })),
  )
  await nameRecipients(
    tx,
    cards.map(({ values }) => values.email.normal),
  )
}
