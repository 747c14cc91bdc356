import { sql } from 'kysely'
import type { Db, Handle, Tx } from '../../../lib/db.ts'
import type { ListRecord } from '../types.ts'

export type Export = {
  id: number
  record: ListRecord
  format: 'csv' | 'json-lines'
  jobId: number | null
  state: 'waiting' | 'ready' | 'failed'
  rows: number
  size: number
  createdAt: Date
  until: Date
}

export async function insertExport(
  tx: Tx,
  made: { agentId: number; record: ListRecord; format: Export['format']; createdAt: Date; until: Date },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into exports (agent_id, record, format, state, created_at, until)
    values (${made.agentId}, ${made.record}, ${made.format}, 'waiting', ${made.createdAt}, ${made.until})
    returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

export async function noteJob(tx: Tx, id: number, jobId: number): Promise<void> {
  await sql`
    update exports
    set job_id = ${jobId}
    where id = ${id}`.execute(tx)
}

/** Adds a piece to the file. */
export async function insertPart(
  tx: Tx,
  part: { exportId: number; position: number; body: Buffer; rows: number },
): Promise<void> {
  await sql`
    insert into export_parts (export_id, position, body)
    values (${part.exportId}, ${part.position}, ${part.body})`.execute(tx)
  await sql`
    update exports
    set rows = rows + ${part.rows},
        size = size + ${part.body.length}
    where id = ${part.exportId}`.execute(tx)
}

/** Ends an export. One that came to nothing leaves no file behind. */
export async function endExport(tx: Tx, id: number, state: 'ready' | 'failed'): Promise<Export | undefined> {
  if (state === 'failed')
    await sql`
      delete from export_parts
      where export_id = ${id}`.execute(tx)
  const { rows } = await sql<Export>`
    update exports
    set state = ${state}
    where id = ${id}
    returning ${columns}`.execute(tx)
  return rows[0]
}

/** An agent's exports whose files are still kept, newest first. */
export async function exportsOf(db: Handle, agentId: number, now: Date): Promise<Export[]> {
  const { rows } = await sql<Export>`
    select ${columns}
    from exports
    where agent_id = ${agentId}
      and until > ${now}
    order by id desc
    limit 100`.execute(db)
  return rows
}

export async function findExport(
  db: Handle,
  asked: { agentId: number; id: number; now: Date },
): Promise<Export | undefined> {
  const { rows } = await sql<Export>`
    select ${columns}
    from exports
    where agent_id = ${asked.agentId}
      and id = ${asked.id}
      and until > ${asked.now}`.execute(db)
  return rows[0]
}

/** The file, piece by piece: however large it is, one piece is in memory. */
export async function* partsOf(db: Db, id: number): AsyncGenerator<Buffer> {
  for (let position = -1; ; ) {
    const { rows } = await sql<{ position: number; body: Buffer }>`
      select position, body
      from export_parts
      where export_id = ${id}
        and position > ${position}
      order by position
      limit 1`.execute(db)
    const part = rows[0]
    if (!part) return
    position = part.position
    yield part.body
  }
}

export async function deleteExportsOver(tx: Tx, now: Date): Promise<void> {
  await sql`
    delete from exports
    where until <= ${now}`.execute(tx)
}

const columns = sql`
  id,
  record,
  format,
  job_id as "jobId",
  state,
  rows,
  size,
  created_at as "createdAt",
  until`
