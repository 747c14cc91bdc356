import fc from 'fast-check'
import { expect, test } from 'vitest'
import { share } from '../../../../../test/harness/soak.ts'
import { parseQuery, type Query } from './parse-query.ts'

const read = (inside: string) => parseQuery(`"${inside}"`)
const text = (field: string, text: string) => ({ field, operator: 'is', value: { kind: 'text', text } })
const number = (field: string, text: string, operator = 'is') => ({
  field,
  operator,
  value: { kind: 'number', text },
})

test.each([
  ["email:'a@b.io'", text('email', 'a@b.io')],
  ['company_id:42', number('company_id', '42')],
  ['n:-1.5', number('n', '-1.5')],
  ['n:>3', number('n', '3', 'from')],
  ['n:<3', number('n', '3', 'to')],
  ['active:true', { field: 'active', operator: 'is', value: { kind: 'boolean', is: true } }],
  ['tag:null', { field: 'tag', operator: 'is', value: { kind: 'null' } }],
  ["tag:'null'", text('tag', 'null')],
  ["t:''", text('t', '')],
  ["t:'O\\'Brien \\\\ C:\\dir'", text('t', "O'Brien \\ C:\\dir")],
  ["t:'a AND b:(c)'", text('t', 'a AND b:(c)')],
  [`t:'say "hi"'`, text('t', 'say "hi"')],
  [
    'a:1 OR b:2 AND c:3',
    {
      match: 'any',
      parts: [number('a', '1'), { match: 'all', parts: [number('b', '2'), number('c', '3')] }],
    },
  ],
  [
    '(a:1 OR b:2) AND c:3',
    {
      match: 'all',
      parts: [{ match: 'any', parts: [number('a', '1'), number('b', '2')] }, number('c', '3')],
    },
  ],
  ['((a:1))', number('a', '1')],
  ['a:1 AND b:2 AND c:3', { match: 'all', parts: [number('a', '1'), number('b', '2'), number('c', '3')] }],
] as const)('Freshdesk · query · %s is read', (typed, query) => {
  expect(read(typed)).toEqual({ query })
})

test.each([
  ['', 'syntax'],
  [' ', 'syntax'],
  ['a', 'syntax'],
  ['a:', 'syntax'],
  [':1', 'syntax'],
  ["a='1'", 'syntax'],
  ['a:1 b:2', 'syntax'],
  ['a:1 AND', 'syntax'],
  ['AND a:1', 'syntax'],
  ['a:1 and b:2', 'syntax'],
  ['NOT a:1', 'syntax'],
  ['(a:1', 'syntax'],
  ['a:1)', 'syntax'],
  ['()', 'syntax'],
  ["a:'1", 'syntax'],
  ["a:'1''2'", 'syntax'],
  ['a:>', 'syntax'],
  ['a:>=1', 'syntax'],
  ['a::1', 'syntax'],
  ['a:word', 'syntax'],
  ['a:1x', 'syntax'],
  ['a:1.', 'syntax'],
  ['a:NULL', 'syntax'],
  ["a:1; drop table contacts; --'", 'syntax'],
  ['a.b:1', 'syntax'],
  [`a:'${'x'.repeat(510)}'`, 'length'],
] as const)('Freshdesk · query · %s is refused', (typed, fault) => {
  expect(read(typed)).toEqual({ fault })
})

test('Freshdesk · query · without its double quotes it is refused; 512 characters are not too many', () => {
  for (const typed of ['', '"', 'a:1', "'a:1'", '"a:1', 'a:1"'])
    expect(parseQuery(typed)).toEqual({ fault: 'quotes' })
  expect(read(`a:'${'ñ'.repeat(508)}'`)).toHaveProperty('query')
})

test('Freshdesk · query · whatever is written out is read as it was meant, and anything is read or refused', () => {
  const value = fc.oneof(
    fc.string().map((text) => ({ kind: 'text' as const, text })),
    fc.integer().map((whole) => ({ kind: 'number' as const, text: String(whole) })),
    fc.boolean().map((is) => ({ kind: 'boolean' as const, is })),
    fc.constant({ kind: 'null' as const }),
  )
  const asked = fc.record({
    field: fc.stringMatching(/^[a-z][a-z0-9_]{0,8}$/).filter((name) => !/^(true|false|null)$/.test(name)),
    operator: fc.constantFrom('is' as const, 'from' as const, 'to' as const),
    value,
  })
  const { query } = fc.letrec<{ query: Query; group: Query }>((tie) => ({
    query: fc.oneof({ depthSize: 'small', withCrossShrink: true }, asked, tie('group')),
    group: fc.record({
      match: fc.constantFrom('all' as const, 'any' as const),
      parts: fc.array(tie('query'), { minLength: 2, maxLength: 3 }),
    }),
  }))
  const numRuns = share({ test: 500, soak: 20_000 })
  fc.assert(
    fc.property(query, (meant) => {
      const typed = written(meant)
      fc.pre([...typed].length <= 512)
      expect(parseQuery(`"${typed}"`)).toEqual({ query: meant })
    }),
    { numRuns, seed: 20261122 },
  )
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'ab:()<>\'"\\ 1.-', 'AND ', 'OR ', 'null') }),
      (typed) => {
        const parsed = parseQuery(typed)
        expect('query' in parsed || 'fault' in parsed).toBe(true)
      },
    ),
    { numRuns, seed: 20261122 },
  )
})

/** As somebody would write it: every group in parentheses. */
function written(query: Query): string {
  if ('match' in query) return `(${query.parts.map(written).join(query.match === 'all' ? ' AND ' : ' OR ')})`
  const { field, operator, value } = query
  return `${field}:${{ is: '', from: '>', to: '<' }[operator]}${valueWritten(value)}`
}

function valueWritten(value: Extract<Query, { field: string }>['value']): string {
  switch (value.kind) {
    case 'text':
      return `'${value.text.replace(/['\\]/g, '\\$&')}'`
    case 'number':
      return value.text
    case 'boolean':
      return String(value.is)
    case 'null':
      return 'null'
  }
}
