import type { Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { sendMessages } from '../delivery/index.ts'
import { agentById } from '../identity/index.ts'
import { type JobHandler, type RunningJob, subjectsAfter } from '../jobs/index.ts'
import { exportRows } from './export-rows.ts'
import { mayExport } from './policy.ts'
import { type ExportParams, exportJobKind, readExport } from './read-export.ts'
import { readFacts } from './read-facts.ts'
import { endExport, insertPart } from './store/exports.ts'
import { writeHead, writeRecords } from './write-export.ts'

type Position = { part: number; after: number }

const chunk = 2000

/**
 * Writes the file of an export, a piece a chunk: what was frozen when it was asked for, in that order. Whoever was deleted
 * since is left out.
 */
export const exportJob: JobHandler<ExportParams, Position> = {
  kind: exportJobKind,
  async runChunk(tx, job) {
    if (!mayExport(job.actor, job.params.record)) throw new Refusal('forbidden')
    const { params, position } = job
    const facts = await readFacts(tx, params.record, {
      now: new Date(params.asOf),
      readerId: 'id' in job.actor ? job.actor.id : null,
    })
    const { columns } = readExport(facts, params)
    const subjects = await subjectsAfter(tx, { jobId: job.id, after: position?.after ?? 0, limit: chunk })
    const rows = await exportRows(tx, {
      record: params.record,
      ids: subjects.map(({ id }) => id),
      columns,
      severalCompanies: facts.workspace.severalCompanies,
    })
    const { format, language, separator } = params
    const sheet = { format, columns, language, timeZone: facts.timeZone, separator }
    const part = position ? position.part + 1 : 0
    const head = part === 0 ? [writeHead(sheet)] : []
    const body = Buffer.concat([...head, writeRecords(sheet, rows)])
    await insertPart(tx, { exportId: params.exportId, position: part, body, rows: rows.length })
    const last = subjects.at(-1)
    return {
      done: rows.length,
      position: last ? { part, after: last.position } : position,
      isFinished: subjects.length < chunk,
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
