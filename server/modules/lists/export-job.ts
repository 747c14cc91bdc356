import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { sendMessages } from '../delivery/index.ts'
import { agentById } from '../identity/index.ts'
import type { JobHandler, RunningJob } from '../jobs/index.ts'
import { exportRows } from './export-rows.ts'
import { mayExport } from './policy.ts'
import { type ExportParams, exportJobKind, readExport } from './read-export.ts'
import { readFacts } from './read-facts.ts'
import { endExport, insertPart } from './store/exports.ts'
import { type Place, pageOf } from './store/pages.ts'
import { orderOf } from './store/sorts.ts'
import { writeHead, writeRecords } from './write-export.ts'

type Position = { part: number; after: Place }

const chunk = 2000

/** Writes the file of an export, a piece a chunk, each going on after the last record of the one before. */
export const exportJob: JobHandler<ExportParams, Position> = {
  kind: exportJobKind,
  async runChunk(tx, job) {
    if (!mayExport(job.actor)) throw new Refusal('forbidden')
    const { params, position } = job
    const facts = await readFacts(tx, params.record, new Date(params.asOf))
    const { wanted, sort, columns } = readExport(facts, params)
    const order = orderOf(params.record, sort)
    const from = position?.after ?? null
    const { places } = await pageOf(tx, { wanted, order, from, direction: 'after', limit: chunk })
    const rows = await exportRows(tx, {
      record: params.record,
      ids: places.map((place) => place.id),
      columns,
      severalCompanies: facts.workspace.severalCompanies,
    })
    const { format, language, separator } = params
    const sheet = { format, columns, language, timeZone: facts.timeZone, separator }
    const part = position ? position.part + 1 : 0
    const head = part === 0 ? [writeHead(sheet)] : []
    const body = Buffer.concat([...head, writeRecords(sheet, rows)])
    await insertPart(tx, { exportId: params.exportId, position: part, body, rows: rows.length })
    const last = places.at(-1)
    return {
      done: rows.length,
      position: last ? { part, after: last } : position,
      isFinished: places.length < chunk,
      result: { exportId: params.exportId },
    }
  },
  async finish(tx, job) {
    const made = await endExport(tx, job.params.exportId, job.state === 'done' ? 'ready' : 'failed')
    if (made?.state === 'ready') await tell(tx, job, made.rows)
  },
}

/** The file is downloaded by whoever asked for it, signed in; the mail only says that it is there. */
async function tell(tx: Tx, job: RunningJob<ExportParams>, rows: number): Promise<void> {
  if (job.actor.kind !== 'agent') return
  const agent = await agentById(tx, job.actor.id)
  const address = readMailAddress(agent.email)
  if (!address.ok) return
  await sendMessages(tx, job.now, [
    {
      event: 'export-ready',
      lane: 'notice',
      parameters: { rows: rows.toLocaleString(agent.language), page: 'jobs' },
      subject: { kind: 'agent', id: agent.id },
      recipients: [
        {
          address: address.value.normal,
          typedAddress: agent.email,
          name: agent.name,
          personId: agent.id,
          language: agent.language,
          timeZone: agent.timeZone,
          verdict: 'in',
          rule: 'own-export',
        },
      ],
    },
  ])
}
