import type { RawBuilder } from 'kysely'
import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { freezeInOrder, startJob } from '../jobs/index.ts'
import { type AgentActor, recordTrail } from '../trail/index.ts'
import { exportRows } from './export-rows.ts'
import { mayExport } from './policy.ts'
import { type ExportParams, exportJobKind, readExport } from './read-export.ts'
import { readFacts } from './read-facts.ts'
import { type Separator, separatorOf } from './rules/separator.ts'
import { allInOrder } from './store/all-in-order.ts'
import { countWanted } from './store/counts.ts'
import { type Export, findExport, insertExport, noteJob } from './store/exports.ts'
import { pageOf } from './store/pages.ts'
import { orderOf } from './store/sorts.ts'
import type { ExportBody } from './wire.ts'
import { writeHead, writeRecords } from './write-export.ts'

const atOnce = 5000
const kept = 7 * 86_400_000

/** The file itself, or, where it takes longer, the export that a job writes it for. */
export type Exported = { file: Buffer } | { waiting: Export }

/**
 * Exports what a list shows: its search, filter, sort and columns, or only some records of it. Up to 5,000 records come
 * at once; more are written in the background, and their agent is written to. The trail says who took what.
 * @throws Refusal forbidden, invalid with every problem
 */
export async function exportRecords(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  asked: ExportBody,
): Promise<Exported> {
  if (!mayExport(actor, asked.record)) throw new Refusal('forbidden')
  const facts = await readFacts(tx, asked.record, { now, readerId: actor.id })
  const { wanted, sort, columns } = readExport(facts, asked)
  const order = orderOf(asked.record, sort)
  const separator = separatorOf(facts.workspace)
  const many = await countWanted(tx, wanted, atOnce + 1)
  const begun =
    many > atOnce
      ? await begin(tx, actor, now, { asked, separator, chosen: allInOrder(wanted, order) })
      : null
  await recordTrail(tx, actor, now, [
    {
      subject: { kind: 'workspace', id: 1 },
      type: 'export.created',
      facts: {
        record: asked.record,
        format: asked.format,
        rows: begun?.total ?? many,
        columns: columns.map(({ path }) => path),
      },
      values: [
        ...(asked.q === '' ? [] : [{ field: 'q', old: null, new: asked.q }]),
        ...(asked.filter ? [{ field: 'filter', old: null, new: asked.filter }] : []),
      ],
    },
  ])
  if (begun) return { waiting: begun.waiting }
  const { places } = await pageOf(tx, { wanted, order, from: null, direction: 'after', limit: atOnce })
  const { severalCompanies } = facts.workspace
  const ids = places.map((place) => place.id)
  const rows = await exportRows(tx, { record: asked.record, ids, columns, severalCompanies })
  const { format } = asked
  const sheet = { format, columns, language: actor.language, timeZone: facts.timeZone, separator }
  return { file: Buffer.concat([writeHead(sheet), writeRecords(sheet, rows)]) }
}

/** Freezes what is chosen: while the file is written, what changes comes to stand elsewhere in the list. */
async function begin(
  tx: Tx,
  actor: AgentActor,
  now: Date,
  export_: { asked: ExportBody; separator: Separator; chosen: RawBuilder<unknown> },
): Promise<{ waiting: Export; total: number }> {
  const { record, format } = export_.asked
  const id = await insertExport(tx, {
    agentId: actor.id,
    record,
    format,
    createdAt: now,
    until: new Date(now.getTime() + kept),
  })
  const params: ExportParams = {
    ...export_.asked,
    exportId: id,
    asOf: now.toISOString(),
    language: actor.language,
    separator: export_.separator,
  }
  const jobId = await startJob(tx, actor, now, {
    kind: exportJobKind,
    params,
    facts: { record, format, exportId: id },
  })
  const total = await freezeInOrder(tx, jobId, export_.chosen)
  await noteJob(tx, id, jobId)
  const made = await findExport(tx, { agentId: actor.id, id, now })
  if (!made) throw new Error('an export that was just begun is not there')
  return { waiting: made, total }
}
