import { stringify } from 'csv-stringify/sync'
import type { Language } from '../../lib/pure/languages.ts'
import { cellOf, guarded } from './rules/cells.ts'
import type { Separator } from './rules/separator.ts'
import type { ListField } from './types.ts'

/** A record with the values of the columns, in their order. */
export type ExportedRecord = { id: number; values: unknown[] }
export type ExportFormat = 'csv' | 'json-lines'

type Sheet = {
  format: ExportFormat
  columns: readonly ListField[]
  language: Language
  timeZone: string
  separator: Separator
}

/**
 * What a file begins with. A sheet takes its encoding from the byte order mark (without it Excel breaks ñ and accents).
 */
export function writeHead(sheet: Sheet): Buffer {
  if (sheet.format === 'json-lines') return Buffer.alloc(0)
  const titles = sheet.columns.map((column) => guarded(column.labels[sheet.language]))
  return Buffer.from(`\u{feff}${asCsv(sheet, [titles])}`)
}

/** Lines of a file: cells as people read them, or values by path as the API gives them. */
export function writeRecords(sheet: Sheet, records: readonly ExportedRecord[]): Buffer {
  if (sheet.format === 'csv')
    return Buffer.from(
      asCsv(
        sheet,
        records.map(({ values }) =>
          values.map((value, at) => guarded(cellOf(sheet.columns[at] as ListField, value, sheet))),
        ),
      ),
    )
  return Buffer.from(
    records
      .map(({ id, values }) => {
        const byPath = sheet.columns.map((column, at) => [column.path, values[at] ?? null])
        return `${JSON.stringify({ id, ...Object.fromEntries(byPath) })}\n`
      })
      .join(''),
  )
}

export const mediaTypes: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  'json-lines': 'application/x-ndjson; charset=utf-8',
}

// RFC 4180. Read with a separator other than ours, or with line ends of another kind, a cell is still one: what is behind
// a separator in it must not become a cell of its own that begins like a formula.
const asCsv = ({ separator }: Sheet, rows: string[][]): string =>
  stringify(rows, { delimiter: separator, record_delimiter: 'windows', quoted_match: /[,;\t"\r\n]/ })
