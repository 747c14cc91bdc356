import type { Client } from './client.ts'
import { isCustomers } from './customer.ts'
import { asked, type Known, type Ledger } from './ledger.ts'

const contacts = '/api/agent/contacts'

// One in four creates; what is changed and deleted is chosen so that clients now and then meet at one contact.
const round = [
  create,
  read,
  change,
  list,
  create,
  search,
  change,
  similar,
  remove,
  create,
  trail,
  change,
] as const

type Work = { client: Client; ledger: Ledger; number: number; turn: number }

/** An agent (or a program with a key) at work for so many turns: creates, reads, lists, searches, changes, deletes, undoes. */
export async function agentWorks(
  ledger: Ledger,
  client: Client,
  { number, turns }: { number: number; turns: number },
) {
  for (let turn = 0; turn < turns; turn++) {
    const step = round[(turn + number) % round.length] as (typeof round)[number]
    await step({ client, ledger, number, turn })
  }
  client.hangUp()
}

const nameOf = ({ number, turn }: Work): string => `${number}-${turn}`

const given = ['Íñigo', 'Ana Sofía', 'José Ángel', 'Lucía', 'Noelia', 'Óscar', 'Rocío', 'Zoë', 'Núria']
const family = [
  'Núñez',
  'Ibáñez',
  'Ocaña',
  'Yáñez',
  'Zubizarreta',
  'Peña',
  'Ferrer',
  'Muñoz',
  'Güemes',
  'Ávila',
  'Cruz',
]

const personName = ({ number, turn }: Work): string =>
  [
    given[turn % given.length],
    family[number % family.length],
    family[Math.floor(turn / 9) % family.length],
  ].join(' ')

/** Somebody who was made not long ago, by whomever. */
function somebody({ ledger, number, turn }: Work): Known | undefined {
  const { contacts: all } = ledger
  return all[all.length - 1 - ((turn * 31 + number * 7) % Math.min(all.length, 80))]
}

async function create(work: Work): Promise<void> {
  const { client, ledger, number, turn } = work
  const isCustomer = (number + turn) % 24 === 0
  const email = `${isCustomer ? 'cliente' : 'alta'}-${nameOf(work)}@carga.example`
  const isInvited = isCustomer || turn % 3 !== 0
  const body = { name: personName(work), emails: [email], sendActivation: isInvited }
  const question = { what: 'create', method: 'POST', path: contacts, allowed: [201], body, key: email }
  // Now and then the same creation is sent twice at once, as after a lost answer.
  const isTwice = turn % 16 === 0
  const [answer, again] = await Promise.all([
    asked(ledger, client, question),
    ...(isTwice ? [asked(ledger, client, { ...question, what: 'create again' })] : []),
  ])
  if (again && again.body.id !== answer.body.id) ledger.surprises.push(`twice: ${email}`)
  const { id, version } = answer.body as { id: number; version: number }
  const nothing = { changes: [], deleted: 0, restored: 0, activated: 0 }
  const known = { id, email, isInvited, version, firstVersion: version, ...nothing }
  ledger.contacts.push(known)
  if (isCustomer)
    await asked(ledger, client, {
      what: 'create taken',
      method: 'POST',
      path: contacts,
      allowed: [409],
      body: { name: 'Otra persona', emails: [email.toUpperCase()] },
    })
}

async function read(work: Work): Promise<void> {
  const known = somebody(work)
  if (!known) return
  const { client, ledger } = work
  const path = `${contacts}/${known.id}`
  const { status, body } = await asked(ledger, client, {
    what: 'read',
    method: 'GET',
    path,
    allowed: [200, 404],
  })
  if (status === 200) known.version = Math.max(known.version, body.version)
}

async function change(work: Work): Promise<void> {
  const known = somebody(work)
  if (!known) return
  const jobTitle = `Puesto ${nameOf(work)}`
  const { status, body } = await asked(work.ledger, work.client, {
    what: 'change',
    method: 'PATCH',
    path: `${contacts}/${known.id}`,
    allowed: [200, 404, 412],
    version: known.version,
    body: { jobTitle },
  })
  if (status === 200) known.changes.push({ version: body.version, jobTitle })
  const seen = status === 412 ? body.current.version : body.version
  if (status !== 404) known.version = Math.max(known.version, seen)
}

async function list({ client, ledger }: Work): Promise<void> {
  const question = { what: 'list', method: 'GET', allowed: [200] }
  const first = await asked(ledger, client, { ...question, path: `${contacts}?limit=50` })
  if (first.body.next)
    await asked(ledger, client, {
      ...question,
      path: `${contacts}?limit=50&after=${encodeURIComponent(first.body.next)}`,
    })
}

async function search(work: Work): Promise<void> {
  const q = encodeURIComponent(somebody(work)?.email ?? 'nunez')
  const path = `${contacts}?limit=20&q=${q}`
  await asked(work.ledger, work.client, { what: 'search', method: 'GET', path, allowed: [200] })
}

async function similar(work: Work): Promise<void> {
  const path = `${contacts}/similar?name=${encodeURIComponent(personName(work))}&email=${somebody(work)?.email ?? ''}`
  await asked(work.ledger, work.client, { what: 'similar', method: 'GET', path, allowed: [200] })
}

async function trail(work: Work): Promise<void> {
  const known = somebody(work)
  if (!known) return
  // The trail of who was deleted is still there.
  const path = `${contacts}/${known.id}/trail`
  await asked(work.ledger, work.client, { what: 'trail', method: 'GET', path, allowed: [200, 404] })
}

async function remove(work: Work): Promise<void> {
  const { client, ledger, turn } = work
  const known = somebody(work)
  if (!known || isCustomers(known.email)) return
  const path = `${contacts}/${known.id}`
  const gone = await asked(ledger, client, { what: 'delete', method: 'DELETE', path, allowed: [200, 404] })
  if (gone.status === 404) return
  known.deleted += 1
  if (turn % 4 === 0) return
  const undo = { method: 'POST', path: `/api/agent/undos/${gone.body.undoId}` }
  const back = await asked(ledger, client, { what: 'undo', ...undo, allowed: [200] })
  if (back.body.leftOut?.length !== 0) ledger.surprises.push(`left out: ${JSON.stringify(back.body)}`)
  known.restored += 1
  if (turn % 8 === 1) await asked(ledger, client, { what: 'undo again', ...undo, allowed: [409] })
}
