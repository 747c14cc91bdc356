import { expect, test } from 'vitest'
import { choicesAfter } from './choices.ts'

const option = (id: number, es: string, en = es, isArchived = false) => ({
  id,
  labels: { es, en },
  isArchived,
})
const before = [
  option(1, 'Oro', 'Gold'),
  option(2, 'Plata'),
  option(3, 'Bronce'),
  option(4, 'Lata', 'Lata', true),
]

test.each([
  ['nothing is named', [], ['1 Oro', '2 Plata', '3 Bronce']],
  ['one is renamed', [{ id: 2, value: 'Platino' }], ['1 Oro', '2 Platino', '3 Bronce']],
  ['one is renamed by its label', [{ id: 2, label: 'Platino' }], ['1 Oro', '2 Platino', '3 Bronce']],
  ['one moves first', [{ id: 3, position: 1 }], ['3 Bronce', '1 Oro', '2 Plata']],
  ['one goes', [{ id: 1, deleted: true }], ['2 Plata', '3 Bronce']],
  [
    'one moves and goes',
    [
      { id: 1, position: 3 },
      { id: 1, deleted: true },
    ],
    ['2 Plata', '3 Bronce'],
  ],
  ['one is new', [{ value: 'Cobre', position: 2 }], ['1 Oro', 'new Cobre', '2 Plata', '3 Bronce']],
  ['one comes back', [{ value: 'Lata' }], ['1 Oro', '2 Plata', '3 Bronce', '4 Lata']],
  [
    'one comes back twice',
    [{ value: 'Lata' }, { value: 'Lata' }],
    ['1 Oro', '2 Plata', '3 Bronce', '4 Lata'],
  ],
])('Freshdesk · contact_fields, company_fields · choices when %s', (_name, given, after) => {
  const { options, problems } = choicesAfter(before, given, 'es')
  expect(problems).toEqual([])
  expect(options.map(({ id = 'new', labels }) => `${id} ${labels.es}`)).toEqual(after)
})

test('Freshdesk · contact_fields, company_fields · a choice keeps what it is called in the other language', () => {
  const [oro, plata] = choicesAfter(
    before,
    [
      { id: 1, value: 'Oro fino' },
      { id: 2, value: 'P' },
    ],
    'es',
  ).options
  expect([oro?.labels, plata?.labels]).toEqual([
    { es: 'Oro fino', en: 'Gold' },
    { es: 'P', en: 'P' },
  ])
})

test.each([
  [{ id: 9, value: 'x' }, 'shape.value'],
  [{ id: 4, value: 'x' }, 'shape.value'],
  [{ deleted: true }, 'shape.value'],
  [{ value: ' ' }, 'shape.required'],
])('Freshdesk · contact_fields, company_fields · the choice %j is refused as %s', (choice, code) => {
  expect(choicesAfter(before, [choice], 'es').problems).toEqual([{ path: 'choices.0', code }])
})
