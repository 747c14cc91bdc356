import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inFolder, type Tree } from './fixture.ts'
import { pathSnapshot, pathSnapshotDrift, writePathSnapshot } from './path-snapshot.ts'

const file = 'web/agent/directory/paths.ts'
const tree: Tree = {
  'package.json': '{ "type": "module" }',
  [file]: `export const contactsPath = '/agent/contacts'
export const contactPath = (id: number) => \`/agent/contacts/\${id}\`
export const paths = { card: ({ account, card }: { account: number; card: number }) => \`/area/\${account}/contacts/\${encodeURIComponent(card)}\` }
`,
}

it('every path that a helper gives is printed with its parameters', async () => {
  const printed = await inFolder(tree, async (folder) => {
    await writePathSnapshot(folder, [file])
    return readFileSync(join(folder, pathSnapshot), 'utf8')
  })
  expect(printed.split('\n')).toEqual([
    `${file}  contactPath  /agent/contacts/:id`,
    `${file}  contactsPath  /agent/contacts`,
    `${file}  paths.card  /area/:account/contacts/:card`,
    '',
  ])
})

it('a path that differs from the snapshot fails', async () => {
  const drift = await inFolder({ ...tree, [pathSnapshot]: 'old\n' }, (folder) =>
    pathSnapshotDrift(folder, [file]),
  )
  expect(drift).toEqual([{ path: pathSnapshot, line: 1, words: 'differs: node bin/check.ts --update' }])
})
