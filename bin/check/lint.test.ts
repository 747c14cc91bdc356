import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { inFolder } from './fixture.ts'
import { runTool } from './run-tool.ts'

const root = join(import.meta.dirname, '../..')
const configured = {
  'biome.json': readFileSync(join(root, 'biome.json'), 'utf8'),
  '.gitignore': 'node_modules',
  'package.json': JSON.stringify({ devDependencies: { vitest: '*' } }),
}

const faults: [claim: string, rule: string, path: string, text: string][] = [
  ['a default export', 'noDefaultExport', 'a.ts', 'export default 1\n'],
  ['an any', 'noExplicitAny', 'a.ts', 'export const a = (b: any) => b\n'],
  [
    'a type imported as a value',
    'useImportType',
    'a.ts',
    `import { B } from './b.ts'\n\nexport type A = B\n`,
  ],
  [
    'a test that is skipped',
    'noSkippedTests',
    'a.test.ts',
    `import { it } from 'vitest'\n\nit.skip('a', () => {})\n`,
  ],
  [
    'a test that runs alone',
    'noFocusedTests',
    'a.test.ts',
    `import { it } from 'vitest'\n\nit.only('a', () => {})\n`,
  ],
  ['a silenced compiler', 'noTsIgnore', 'a.ts', '// @ts-ignore because\nexport const a = 1\n'],
  ['a non-null assertion', 'noNonNullAssertion', 'a.ts', 'export const a = (b?: string) => b!.length\n'],
  [
    'an else after return',
    'noUselessElse',
    'a.ts',
    'export function a(b: boolean) {\n  if (b) return 1\n  else return 2\n}\n',
  ],
  ['a file name in camel case', 'useFilenamingConvention', 'createContact.ts', 'export const a = 1\n'],
  ['a package that is not declared', 'noUndeclaredDependencies', 'a.ts', `import 'left-pad'\n`],
  ['a layout of one’s own', 'format', 'a.ts', 'export const a = "x";\n'],
]

it.each(faults)('%s fails', async (_claim, rule, path, text) => {
  const run = await lint(path, text)
  expect(run.code, run.output).toBe(1)
  expect(run.output).toContain(rule)
})

it('a tool’s config file may export by default, and a component’s file has its name', async () => {
  expect(await lint('vite.config.ts', 'export default 1\n')).toMatchObject({ code: 0 })
  expect(await lint('web/ui/Button.tsx', 'export const Button = 1\n')).toMatchObject({ code: 0 })
})

function lint(path: string, text: string) {
  return inFolder({ ...configured, [path]: text }, (folder) =>
    runTool(folder, process.execPath, [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'check',
      '--error-on-warnings',
      '--colors=off',
      path,
    ]),
  )
}
