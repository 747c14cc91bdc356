import type { Filter, ListRecord, ViewAnswer } from '../../../server/modules/lists/wire.ts'

/** A list's state, all of it in the address. What stands in it besides a view differs from the view. */
export type ListSearch = {
  view?: number
  q?: string
  /** As it came: a filter that cannot be read is refused by the server, never left out. */
  filter?: unknown
  /** A path, with `-` before it for last first. */
  sort?: string
  /** Paths parted by commas, in their order. */
  columns?: string
  after?: string
  before?: string
  /** A heading of the index: the page begins there. */
  initial?: string
}

/** What of an address a list understands; the rest is left out. */
export function readListSearch(search: Record<string, unknown>): ListSearch {
  const text = (name: keyof ListSearch) => {
    const value = search[name]
    const isText = typeof value === 'string' || typeof value === 'number'
    return isText && (value !== '' || (name === 'q' && search.view !== undefined))
      ? { [name]: String(value) }
      : {}
  }
  const view = Number(search.view)
  return {
    ...(Number.isSafeInteger(view) && view > 0 ? { view } : {}),
    ...text('q'),
    ...(search.filter === undefined ? {} : { filter: search.filter }),
    ...text('sort'),
    ...text('columns'),
    ...text('after'),
    ...text('before'),
    ...text('initial'),
  }
}

/** What a list shows: the view, with what the address says otherwise. */
export type Shown = {
  q: string
  filter: Filter | null
  sort: string
  /** Null: the list's own. */
  columns: string[] | null
}

/** How a list stands when nobody chose. */
export const usualSort: Record<ListRecord, string> = {
  contact: 'name',
  company: 'name',
  ticket: '-lastMessageAt',
}

export const noFilter: Filter = { match: 'all', conditions: [] }

export function shownBy(search: ListSearch, view: ViewAnswer | undefined, record: ListRecord): Shown {
  return {
    q: search.q ?? view?.q ?? '',
    filter: (search.filter as Filter | undefined) ?? view?.filter ?? null,
    sort: search.sort ?? view?.sort ?? usualSort[record],
    columns: search.columns?.split(',').filter((path) => path !== alwaysShown) ?? view?.columns ?? null,
  }
}

/** The search with a change, from its first page on. What is as the view has it is not said again. */
export function changed(
  search: ListSearch,
  view: ViewAnswer | undefined,
  record: ListRecord,
  change: Partial<Shown>,
): ListSearch {
  const { after: _after, before: _before, initial: _initial, ...rest } = search
  const next: ListSearch = { ...rest }
  const own = shownBy({}, view, record)
  const put = <Name extends 'q' | 'filter' | 'sort' | 'columns'>(
    name: Name,
    value: ListSearch[Name],
    base: unknown,
  ) => {
    if (isSame(value, base)) delete next[name]
    else next[name] = value
  }
  if (change.q !== undefined) put('q', change.q, own.q)
  if (change.filter !== undefined) {
    const isNone = !change.filter || change.filter.conditions.length === 0
    put('filter', isNone ? (own.filter ? noFilter : undefined) : change.filter, own.filter ?? undefined)
  }
  if (change.sort !== undefined) put('sort', change.sort, own.sort)
  if (change.columns !== undefined)
    put('columns', columnsText(change.columns ?? null), columnsText(own.columns))
  return next
}

/** Whether a view is shown otherwise than it was kept. */
export function differs(search: ListSearch, view: ViewAnswer): boolean {
  return !isSame(shownBy(search, view, view.record), shownBy({}, view, view.record))
}

/** Which columns are to be shown in place of the present ones; the list's own are said only where a view has others. */
export function columnsToShow(
  chosen: string[],
  { own, view }: { own: readonly string[]; view: ViewAnswer | undefined },
): string[] | null {
  return !view?.columns && isSame(chosen, own) ? null : chosen
}

/** The name is there in any case; alone it says that nothing else is. */
const alwaysShown = 'name'
const columnsText = (columns: string[] | null) => (columns?.length === 0 ? alwaysShown : columns?.join(','))

/** The database keeps the parts of a condition in an order of its own. */
const isSame = (one: unknown, other: unknown) => ordered(one) === ordered(other)
const ordered = (value: unknown) =>
  JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  )
