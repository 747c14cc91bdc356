import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startTestServer, type TestServer } from '../../../test/harness/test-server.ts'
import { foldText } from '../../lib/pure/fold-text.ts'
import { withoutSigns } from '../../lib/pure/without-signs.ts'

let server: TestServer
beforeAll(async () => {
  server = await startTestServer({ empty: true })
})
afterAll(() => server.stop())

const between = (from: number, to: number) =>
  fc.integer({ min: from, max: to }).map((code) => String.fromCodePoint(code))
// Latin, Greek and Cyrillic with their signs, punctuation and spaces; what combines, and what shows nothing.
const character = fc.oneof(
  { weight: 4, arbitrary: between(0x20, 0x7e) },
  { weight: 4, arbitrary: between(0xa0, 0x17f) },
  between(0x180, 0x24f),
  between(0x300, 0x36f),
  between(0x386, 0x3ce),
  between(0x400, 0x45f),
  between(0x1e00, 0x1eff),
  between(0x2000, 0x206f),
)

test('the database folds texts of our alphabets as the program does', async () => {
  const texts = fc.sample(
    fc.array(character, { maxLength: 12 }).map((each) => each.join('')),
    {
      numRuns: 4000,
      seed: 20261122,
    },
  )
  const { rows } = await sql<{ folded: string }>`
    select fold_text(given) as folded
    from unnest(${texts}::text[]) with ordinality as each (given, place)
    order by place`.execute(server.wiring.db)
  const wrong = texts.filter((text, at) => rows[at]?.folded !== foldText(text))
  expect(wrong.map((text) => [text, foldText(text), rows[texts.indexOf(text)]?.folded])).toEqual([])
})

test('the database leaves the signs of names out as the program does', async () => {
  const names = fc.sample(
    fc.array(fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...".. ''&-·@a") }, character), {
      maxLength: 12,
    }),
    { numRuns: 4000, seed: 20261123 },
  )
  const texts = [
    ...names.map((each) => foldText(each.join(''))),
    'ferreteria s. a. de c.v.',
    "o'brien",
    'ee.uu.',
  ]
  const { rows } = await sql<{ plain: string }>`
    select without_signs(given) as plain
    from unnest(${texts}::text[]) with ordinality as each (given, place)
    order by place`.execute(server.wiring.db)
  const wrong = texts.flatMap((text, at) =>
    rows[at]?.plain === withoutSigns(text) ? [] : [[text, withoutSigns(text), rows[at]?.plain]],
  )
  expect(wrong).toEqual([])
})
