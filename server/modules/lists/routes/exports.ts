import { Readable } from 'node:stream'
import { agents, answer, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { exportRecords } from '../export-records.ts'
import { mayExport } from '../policy.ts'
import { type Export, exportsOf, findExport, partsOf } from '../store/exports.ts'
import { ExportAnswer, ExportBody, ExportParams, ExportsAnswer, type ListRecord } from '../wire.ts'
import { type ExportFormat, mediaTypes } from '../write-export.ts'

const creates = agents('exports.create')

/** Exports of lists. */
export const exportRoutes: Route[] = [
  commandRoute({
    method: 'POST',
    path: '/api/agent/exports',
    summary: 'Export a list: up to 5,000 records as a file at once, more in the background',
    access: creates,
    body: ExportBody,
    answers: { 200: null, 202: ExportAnswer },
    handle: async ({ tx, actor, now, body }) => {
      const exported = await exportRecords(tx, actor, now, body)
      if ('waiting' in exported) return answer(202, presentExport(exported.waiting))
      return answer(200, exported.file, { headers: headersOf({ ...body, day: now }) })
    },
  }),
  readRoute({
    path: '/api/agent/exports',
    summary: 'One’s own exports whose files are still kept, newest first',
    access: creates,
    answers: { 200: ExportsAnswer },
    handle: async ({ db, actor, now }) => ({
      items: (await exportsOf(db, actor.id, now)).map(presentExport),
    }),
  }),
  readRoute({
    path: '/api/agent/exports/:id',
    summary: 'An export of one’s own',
    access: creates,
    params: ExportParams,
    answers: { 200: ExportAnswer },
    handle: async ({ db, actor, now, params }) =>
      presentExport(known(await findExport(db, { agentId: actor.id, id: params.id, now }))),
  }),
  readRoute({
    path: '/api/agent/exports/:id/file',
    summary: 'The file of an export of one’s own',
    access: creates,
    params: ExportParams,
    answers: { 200: null },
    handle: async ({ db, actor, now, params }) => {
      // A key may be narrower than whoever asked for the file.
      const made = known(await findExport(db, { agentId: actor.id, id: params.id, now }))
      if (!mayExport(actor, made.record)) throw new Refusal('forbidden')
      if (made.state !== 'ready') throw new Refusal('missing')
      const headers = { ...headersOf({ ...made, day: made.createdAt }), 'content-length': String(made.size) }
      return answer(200, Readable.from(partsOf(db, made.id), { objectMode: false }), { headers })
    },
  }),
]

function presentExport(made: Export): ExportAnswer {
  return { ...made, createdAt: made.createdAt.toISOString(), until: made.until.toISOString() }
}

function known(made: Export | undefined): Export {
  if (!made) throw new Refusal('missing')
  return made
}

const nouns = { contact: 'contacts', company: 'companies', ticket: 'tickets' }

function headersOf(of: { record: ListRecord; format: ExportFormat; day: Date }): Record<string, string> {
  const name = `${nouns[of.record]}-${of.day.toISOString().slice(0, 10)}`
  return {
    'content-type': mediaTypes[of.format],
    'content-disposition': `attachment; filename="${name}.${of.format === 'csv' ? 'csv' : 'jsonl'}"`,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  }
}
