import { type Problem, Refusal } from '../../lib/errors.ts'
import type { Language } from '../../lib/pure/languages.ts'
import type { Facts } from './read-facts.ts'
import { defaultColumns, nameColumns } from './rules/list-fields.ts'
import { readColumns, readSort } from './rules/read-sort.ts'
import type { Separator } from './rules/separator.ts'
import { readWanted } from './select-records.ts'
import type { ListField, Sort, Wanted } from './types.ts'
import type { ExportBody } from './wire.ts'

export const exportJobKind = 'export'

/**
 * However long it takes, `asOf`: days such as "in the last 7" are those of the moment it was asked for; and one file has
 * one `separator`.
 */
export type ExportParams = ExportBody & {
  exportId: number
  asOf: string
  language: Language
  separator: Separator
}

/**
 * Which records an export takes, in which order, and what of each; the name always first.
 * @throws Refusal invalid with every problem
 */
export function readExport(
  facts: Facts,
  asked: Pick<ExportBody, 'record' | 'q' | 'filter' | 'sort' | 'columns' | 'ids' | 'except'>,
): { wanted: Wanted; sort: Sort; columns: ListField[] } {
  const problems: Problem[] = []
  const selected = readWanted(facts, asked.record, asked)
  const { sort, problems: ofSort } = readSort(facts, asked.sort)
  const usual = defaultColumns(asked.record).filter((path) => facts.fields.some((each) => each.path === path))
  const { columns, problems: ofColumns } = readColumns(facts, asked.columns ?? usual)
  problems.push(...selected.problems, ...ofSort, ...ofColumns)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  const names = nameColumns(asked.record)
  return {
    wanted: { ...selected.wanted, ids: asked.ids, except: asked.except },
    sort,
    columns: [
      ...facts.fields.filter(({ path }) => names.includes(path)),
      ...columns.filter(({ path }) => !names.includes(path)),
    ],
  }
}
