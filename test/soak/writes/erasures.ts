import pg from 'pg'
import { isOutage } from '../../../server/lib/is-outage.ts'
import { query } from '../set-up.ts'
import { fresh, type PatientClient, unexpected } from './patient-client.ts'

/** In the names, addresses, words and files of everybody who is erased, and of nobody else. */
export const seeded = 'zarzuelaquix'

/** Makes a person with tickets and a file, and erases her as Freshdesk's clients do. */
export async function eraseOne(
  { freshdesk }: PatientClient,
  { dataDir, tickets }: { dataDir: string; tickets: number },
  erased: number[],
): Promise<void> {
  const word = `${seeded}${fresh()}`
  const email = `${word}@kill.example`
  const form = new FormData()
  for (const [name, value] of Object.entries({
    name: `Ana ${word}`,
    email,
    subject: word,
    description: word,
  }))
    form.set(name, value)
  form.set('status', '2')
  form.set('priority', '1')
  form.set('attachments[]', new File([`Contenido de ${word}`], `${word}.txt`, { type: 'text/plain' }))
  const opened = await freshdesk('POST', '/tickets', { body: form })
  if (opened.status !== 201) unexpected('a ticket with a file', opened)
  await copyTicket(dataDir, { id: opened.body.id, times: tickets })
  const { requester_id: id } = opened.body
  const gone = await freshdesk('DELETE', `/contacts/${id}/hard_delete?force=true`)
  if (gone.status !== 204 && !(gone.again && gone.status === 404)) unexpected('erasing', gone)
  erased.push(id)
}

/** Many more tickets like one, so that a job has to remove them in shares. Whatever is killed meanwhile, they are there in the end. */
async function copyTicket(dataDir: string, { id, times }: { id: number; times: number }): Promise<void> {
  const columns =
    'subject, category, department_id, requester_id, requester_address, status, priority, source, search_text, created_at, updated_at, last_message_at, last_author'
  const said = 'kind, author_kind, author_id, author_name, author_address, door, body, format, created_at'
  const copying = `
    with copied as (
      insert into tickets (${columns})
      select ${columns}
      from tickets
      cross join generate_series(1, $2)
      where id = $1
      returning id
    )
    insert into ticket_messages (ticket_id, ${said})
    select copied.id, ${said.replaceAll(/\b(\w+)\b/g, 'message.$1')}
    from copied
    join ticket_messages message on message.ticket_id = $1`
  for (;;) {
    const failure = await query(dataDir, copying, [id, times]).then(
      () => null,
      (error: unknown) => error,
    )
    if (failure === null) return
    if (failure instanceof pg.DatabaseError && !isOutage(failure)) throw failure
  }
}

/** Whether all that erased people left is gone, as far as the job is concerned. */
export async function areErased(dataDir: string, erased: readonly number[]): Promise<boolean> {
  const rows = await query(
    dataDir,
    'select from contact_erasures where contact_id = any($1) and finished_at is not null',
    [erased],
  )
  return rows.length === erased.length
}
