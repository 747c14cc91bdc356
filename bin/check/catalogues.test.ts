import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inFolder } from './fixture.ts'
import { catalogueFaults } from './texts/catalogues.ts'

const config = `import { formatter } from '@lingui/format-po'
export default {
  sourceLocale: 'en',
  locales: ['en', 'es'],
  rootDir: import.meta.dirname,
  format: formatter({ lineNumbers: false }),
  catalogs: [{ path: '<rootDir>/web/agent/home/locales/{locale}', include: ['<rootDir>/web/agent/home'] }],
}`

const page = `import { msg } from '@lingui/core/macro'
export const greeting = (name: string) => msg\`Hello \${name}\``

it('texts that are extracted, translated and addressed rightly pass', async () => {
  expect(await faults('Hola, {name}')).toEqual([])
})

it('a text without its translation fails', async () => {
  expect(await faults('')).toEqual(['no translation of “Hello {name}”'])
})

it('a translation that loses a placeholder fails', async () => {
  expect(await faults('Hola')).toEqual(['“Hola” has other placeholders than “Hello {name}”'])
})

it('a translation that breaks the message format fails', async () => {
  expect(await faults('Hola, {name')).not.toEqual([])
})

it('an agents’ text that says tú fails', async () => {
  expect(await faults('Hola, {name}, tu contacto')).toEqual([expect.stringContaining('“tu”')])
})

it('a text that was not extracted fails, and so does one that is no longer used', async () => {
  expect(await faults('Adiós, {name}', 'Farewell {name}')).toContainEqual(
    '1 texts are not in it and 1 are no longer used: run lingui extract --clean',
  )
})

function faults(spanish: string, english = 'Hello {name}'): Promise<string[]> {
  const entry = (text: string) => `msgid "${english}"\nmsgstr "${text}"\n`
  const tree = {
    'lingui.config.ts': config,
    'package.json': '{ "type": "module" }',
    'web/agent/home/greeting.ts': page,
    'web/agent/home/locales/en.po': entry(''),
    'web/agent/home/locales/es.po': entry(spanish),
  }
  return inFolder(tree, async (folder) =>
    (await catalogueFaults(join(folder, 'lingui.config.ts'))).map(({ words }) => words),
  )
}
