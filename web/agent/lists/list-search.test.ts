import { expect, test } from 'vitest'
import type { ViewAnswer } from '../../../server/modules/lists/wire.ts'
import { changed, columnsToShow, differs, shownBy } from './list-search.ts'

const view = {
  id: 1,
  record: 'contact',
  q: '',
  filter: { match: 'all', conditions: [{ value: ['x'], field: 'tags', operator: 'any-of' }] },
  sort: null,
  columns: ['tags', 'jobTitle'],
} as unknown as ViewAnswer
const own = ['email', 'phone']

test('the columns of the list itself can be chosen in a view that has others, and none at all', () => {
  const show = (columns: string[]) =>
    changed({ view: 1 }, view, 'contact', { columns: columnsToShow(columns, { own, view }) })
  expect(shownBy(show(own), view, 'contact').columns).toEqual(own)
  expect(shownBy(show([]), view, 'contact').columns).toEqual([])
  expect(show(['tags', 'jobTitle'])).toEqual({ view: 1 })
  const search = changed({}, undefined, 'contact', {
    columns: columnsToShow(own, { own, view: undefined }),
  })
  expect(search).toEqual({})
})

test('a condition that is put again as it was changes nothing', () => {
  const conditions = [{ field: 'tags', operator: 'any-of', value: ['x'] }]
  const search = changed({ view: 1 }, view, 'contact', { filter: { match: 'all', conditions } })
  expect(search).toEqual({ view: 1 })
  expect(differs({ view: 1, filter: { conditions, match: 'all' } }, view)).toBe(false)
})
