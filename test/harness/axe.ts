import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, Result } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, one readable text for each violation.
 *
 * The page keeps its content security policy: the script is handed to the browser's debugger (`Runtime.evaluate`, which
 * is what `page.evaluate` of a text is), and that is not subject to the policy as an added script tag would be.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const { violations } = await page.evaluate<AxeResults, string[]>(
    (values) =>
      Reflect.get(globalThis, 'axe').run({ runOnly: { type: 'tag', values }, resultTypes: ['violations'] }),
    tags,
  )
  return violations.map(readable)
}

function readable({ id, impact, help, helpUrl, nodes }: Result): string {
  const places = nodes.map(
    ({ target, html, failureSummary }) =>
      `  ${target.join(' ')}\n    ${html}\n    ${(failureSummary ?? '').replaceAll('\n', '\n    ')}`,
  )
  return `${id} (${impact ?? 'unrated'}): ${help}. ${helpUrl}\n${places.join('\n')}`
}
