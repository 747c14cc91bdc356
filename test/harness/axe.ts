import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AxeResults, Result, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const colourRules = ['color-contrast', 'link-in-text-block']

/**
 * What axe finds against WCAG 2.2 AA on the page as it stands, one readable text for each violation. `colours`: only the
 * rules on colours, for a page that was looked at whole in its other theme.
 *
 * The page keeps its content security policy: the script is handed to the browser's debugger (`Runtime.evaluate`, which
 * is what `page.evaluate` of a text is), and that is not subject to the policy as an added script tag would be.
 */
export async function axeViolations(page: Page, what: 'all' | 'colours' = 'all'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const runOnly: RunOptions['runOnly'] =
    what === 'all' ? { type: 'tag', values: tags } : { type: 'rule', values: colourRules }
  const { violations } = await page.evaluate<AxeResults, RunOptions>(
    (options) => Reflect.get(globalThis, 'axe').run(options),
    // Read beforehand would be style sheets, for a rule that is not asked for, and sound and film, of which we have none.
    { runOnly, resultTypes: ['violations'], preload: false },
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
