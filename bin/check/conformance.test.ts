import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { conformanceDrift, writeConformance } from './conformance.ts'
import { inFolder, type Tree } from './fixture.ts'

const adapter = 'server/http/compat/whmcs'
const readme = `${adapter}/README.md`
const tests = `${adapter}/actions/contacts.test.ts`
const named = `import { describe, it, test } from 'vitest'
const kinds = ['JSON', 'XML'] as const
describe('WHMCS · AddContact', () => {
  test('WHMCS · AddContact · an address is enough', () => {})
  test.each<[string, number]>([['no name', 1], ['a | b', 2]])('WHMCS · AddContact · %s is refused as %i', () => {})
  test.each(kinds)('WHMCS · wire · answers in %s', () => {})
  it.each([{ name: 'a box' }])('WHMCS · AddContact · $name is ticked', () => {})
  test.each([[{ a: 1 }], [kinds.length]])('WHMCS · wire · %j is read', () => {})
})
test('a rule of ours', () => {})
test('Freshdesk · wire · another door', () => {})
`
const tree: Tree = { [readme]: '# WHMCS\n\nIts subset.\n', [tests]: named }
const files = [readme, tests]

const table = `<!-- conformance -->

Printed by \`node bin/check.ts --update\` from the names of the tests.

| what | tested |
|---|---|
| AddContact | an address is enough |
| AddContact | no name is refused as 1 |
| AddContact | a \\| b is refused as 2 |
| AddContact | a box is ticked |
| wire | answers in JSON |
| wire | answers in XML |
| wire | { a: 1 } is read |
| wire | … is read |

<!-- /conformance -->`

it('a README is given the table of what its tests are named, in its place or at its end', async () => {
  const printed = (path: Tree) =>
    inFolder(path, async (folder) => {
      writeConformance(folder, files)
      expect(conformanceDrift(folder, files)).toEqual([])
      return readFileSync(join(folder, readme), 'utf8')
    })
  expect(await printed(tree)).toBe(`# WHMCS\n\nIts subset.\n\n## Conformance\n\n${table}\n`)
  const placed = { ...tree, [readme]: '# WHMCS\n\n<!-- conformance -->old<!-- /conformance -->\n\nMore.\n' }
  expect(await printed(placed)).toBe(`# WHMCS\n\n${table}\n\nMore.\n`)
})

it('a table that is not what the tests are named fails, as does an adapter without a README', async () => {
  expect(await inFolder(tree, async (folder) => conformanceDrift(folder, files))).toEqual([
    { path: readme, line: 1, words: 'differs from the tests: node bin/check.ts --update' },
  ])
  const { [tests]: only = '' } = tree
  expect(await inFolder({ [tests]: only }, async (folder) => conformanceDrift(folder, [tests]))).toEqual([
    { path: readme, line: 1, words: 'is missing: what the door answers' },
  ])
})
