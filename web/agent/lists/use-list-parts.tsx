import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { CountAnswer, ListFieldAnswer, ListRecord } from '../../../server/modules/lists/wire.ts'
import { Button } from '../../ui/Button.tsx'
import { ExportMenu } from './export/ExportMenu.tsx'
import { columnsToShow, type ListSearch, noFilter } from './list-search.ts'
import type { ListState } from './list-state.ts'
import { descriptionQuery } from './queries.ts'
import { RowHeight } from './RowHeight.tsx'
import { SortMenu } from './SortMenu.tsx'
import { useSelection } from './use-selection.ts'
import { ViewBar } from './views/ViewBar.tsx'
import { ViewsMenu } from './views/ViewsMenu.tsx'

// Most who open a list select nothing.
const BatchBar = lazy(async () => ({ default: (await import('./bulk/BatchBar.tsx')).BatchBar }))
const ColumnsDialog = lazy(async () => ({ default: (await import('./ColumnsDialog.tsx')).ColumnsDialog }))

type Known = { page: { count: CountAnswer | null } | undefined; fields: ListFieldAnswer[] | undefined }

/** What both lists have beside their rows: view, selection, columns, export. */
export function useListParts(state: ListState, record: ListRecord, { page, fields }: Known) {
  const { t, i18n } = useLingui()
  const { search, shown, view, show } = state
  const [isChoosing, setChoosing] = useState(false)
  const selection = useSelection(JSON.stringify([shown.q, shown.filter]))
  const language = i18n.locale === 'es' ? 'es' : 'en'
  const { data: description } = useQuery({ ...descriptionQuery(record), enabled: isChoosing })
  const { after: _after, before: _before, initial: _initial, ...firstPage } = search
  const footTools: ReactNode = (
    <>
      <RowHeight />
      <Button look="link" onClick={() => setChoosing(true)}>{t`Columns`}</Button>
      {isChoosing && description && (
        <Suspense>
          <ColumnsDialog
            fields={description.fields}
            shown={shown.columns ?? description.defaultColumns}
            onClose={() => setChoosing(false)}
            onShow={(columns) => {
              setChoosing(false)
              show({ columns: columnsToShow(columns, { own: description.defaultColumns, view }) })
            }}
          />
        </Suspense>
      )}
    </>
  )
  return {
    title: view?.name,
    firstPage: firstPage satisfies ListSearch,
    labelOf: (path: string) => fields?.find((field) => field.path === path)?.labels[language],
    selection,
    tools: (
      <>
        <ViewsMenu record={record} state={state} />
        <span className="only-wide">
          <ExportMenu record={record} shown={shown} />
        </span>
      </>
    ),
    footTools,
    viewBar: (
      <>
        <span className="only-phone">
          <ExportMenu record={record} shown={shown} />
        </span>
        <SortMenu record={record} sort={shown.sort} onSort={(sort) => show({ sort })} />
        <ViewBar
          record={record}
          state={state}
          hasOwn={
            Boolean(shown.q) || (shown.filter ?? noFilter).conditions.length > 0 || shown.columns !== null
          }
        />
      </>
    ),
    batch: selection.isEmpty ? null : (
      <Suspense>
        <BatchBar record={record} shown={shown} selection={selection} count={page?.count ?? null} />
      </Suspense>
    ),
  }
}
