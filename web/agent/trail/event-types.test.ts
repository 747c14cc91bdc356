import { readFileSync } from 'node:fs'
import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { eventTypes } from './event-types.ts'

const server = join(import.meta.dirname, '../../../server/modules')

it('every type of entry that the server records has words', async () => {
  const recorded = new Set<string>()
  for await (const file of glob('**/*.ts', { cwd: server })) {
    if (file.endsWith('.test.ts')) continue
    for (const type of typesIn(readFileSync(join(server, file), 'utf8'))) recorded.add(type)
  }
  expect(recorded.size).toBeGreaterThan(20)
  expect([...recorded].filter((type) => !eventTypes.some((known) => known === type)).sort()).toEqual([])
})

/** Literals after `type:`, and templates that begin with the kind of person (or message) an entry is about. */
function typesIn(source: string): string[] {
  const plain = [...source.matchAll(/\btype: '([a-z-]+\.[a-z-]+)'/g)].map(([, type]) => type ?? '')
  const made = [...source.matchAll(/`\$\{([^}]*[kK]ind[^}]*)\}\.([a-z-]+)`/g)].flatMap(
    ([, kind = '', event]) =>
      ['agent', 'contact', ...(kind.includes('message') ? ['message'] : [])].map(
        (each) => `${each}.${event}`,
      ),
  )
  return [...plain, ...made]
}
