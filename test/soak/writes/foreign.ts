import { fresh, type PatientClient, unexpected } from './patient-client.ts'

/** A contact as Freshdesk's door acknowledged her last. */
export type Kept = { id: number; email: string; externalId: string; title: string; ticketId: number }
/** An additional contact as WHMCS's door acknowledged her last. */
export type KeptCard = { id: number; email: string; phone: string; ticketId: number; message: string }

/** Makes a contact, changes her twice, and opens a ticket in the name of somebody whom nobody knows yet. */
export async function syncByFreshdesk({ freshdesk }: PatientClient, kept: Kept[]): Promise<void> {
  const word = fresh()
  const email = `${word}@kill.example`
  const made = await freshdesk('POST', '/contacts', {
    body: { name: 'Íñigo Muñoz', email, unique_external_id: word },
  })
  // Whose answer was lost is told that she is there, and finds her.
  if (made.status !== 201 && !(made.again && made.status === 409)) unexpected('a contact', made)
  const found = made.status === 201 ? made.body : (await freshdesk('GET', `/contacts?email=${email}`)).body[0]
  let title = ''
  for (const number of [1, 2]) {
    title = `Puesto ${number} de ${word}`
    const changed = await freshdesk('PUT', `/contacts/${found.id}`, { body: { job_title: title } })
    if (changed.status !== 200 || changed.body.job_title !== title) unexpected('a change', changed)
  }
  const asked = { email: `nueva.${email}`, name: 'Nueva', subject: word, description: 'Hola.' }
  const opened = await freshdesk('POST', '/tickets', { body: { ...asked, status: 2, priority: 1 } })
  if (opened.status !== 201) unexpected('a ticket', opened)
  kept.push({ id: found.id, email, externalId: word, title, ticketId: opened.body.id })
}

/** Makes an account with an additional contact, changes her, and opens a ticket in her name. */
export async function syncByWhmcs({ whmcs }: PatientClient, deptid: number, kept: KeptCard[]): Promise<void> {
  const word = fresh()
  const clientid = await addClient(whmcs, `${word}@cliente.example`)
  const email = `${word}@ficha.example`
  const person = { clientid, firstname: 'Marta', lastname: 'Ríos', email }
  const added = await whmcs('AddContact', person)
  const isThere = added.body.result === 'success'
  if (!isThere && !(added.again && added.body.message === 'Duplicate Email Address'))
    unexpected('a card', added)
  const listed = isThere ? null : await whmcs('GetContacts', { userid: clientid, email })
  const id = Number(listed ? listed.body.contacts.contact[0].id : added.body.contactid)
  const phone = `+5255${(Number.parseInt(word.slice(0, 6), 16) % 90_000_000) + 10_000_000}`
  const changed = await whmcs('UpdateContact', { contactid: id, phonenumber: phone })
  if (changed.body.result !== 'success') unexpected('a change of a card', changed)
  const opened = await whmcs('OpenTicket', {
    clientid,
    contactid: id,
    deptid,
    subject: 'Caso',
    message: word,
  })
  if (opened.body.result !== 'success') unexpected('a ticket of a card', opened)
  kept.push({ id, email, phone, ticketId: Number(opened.body.id), message: word })
}

async function addClient(whmcs: PatientClient['whmcs'], email: string): Promise<number> {
  const added = await whmcs('AddClient', {
    ...{ firstname: 'Itziar', lastname: 'Goñi', email, address1: 'Mayor 1', city: 'Madrid', state: 'Madrid' },
    ...{ postcode: '28013', country: 'ES', phonenumber: '915 555 555', noemail: true },
  })
  if (added.body.result === 'success') return added.body.clientid
  if (!added.again) unexpected('a client', added)
  return Number((await whmcs('GetClientsDetails', { email })).body.client.id)
}
