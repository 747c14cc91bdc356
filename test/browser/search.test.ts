import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { catchUpTops } from '../../server/modules/search/index.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'

let browser: Browser
let program: RunningProgram
let phoned: number

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  phoned = await made('contacts', { name: 'Lucía Ibáñez Quetzal', mobilePhone: '+34 612 34 56 78' })
  await made('companies', { name: 'Hostería Ñandú', mailDomains: ['nandu.example'] })
  await catchUpTops(program.wiring.db)
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

async function made(nouns: string, draft: object): Promise<number> {
  const answer = await fetch(`${program.url}/api/agent/${nouns}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${program.cast.apiKey}` },
    body: JSON.stringify(draft),
  })
  expect(answer.status).toBe(201)
  return ((await answer.json()) as { id: number }).id
}

async function open(path: string, who: 'agent' | 'viewer' = 'agent'): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url })
  const cookies = Object.entries(program.cast[who].cookie).map(([name, value]) => ({
    name,
    value,
    url: program.url,
  }))
  await watched.context.addCookies(cookies)
  await watched.page.goto(path)
  await watched.page.getByRole('heading', { level: 1 }).waitFor()
  return watched
}

async function write(page: Page, text: string): Promise<void> {
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByRole('searchbox').fill(text)
}

describe('search from anywhere', () => {
  it('finds a person without the accent by keys alone, and Enter opens her', async () => {
    const { page, close } = await open('/agent/settings/getting-started')
    // At once: what comes before the palette does is neither lost nor a key of the page.
    await page.keyboard.press('/')
    await page.keyboard.type('ibanez')
    await page.getByRole('menuitem', { name: /Lucía Ibáñez Quetzal.*Contacto/ }).waitFor()
    expect(await page.getByRole('menuitem').first().locator('mark').allTextContents()).toEqual(['Ibáñez'])
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { level: 1, name: 'Lucía Ibáñez Quetzal' }).waitFor()
    expect(page.url()).toContain(`/agent/contacts/${phoned}`)
    await close()
  })

  it('says why a record matches', async () => {
    const { page, close } = await open('/agent/settings/getting-started', 'viewer')
    await write(page, '612345')
    await page.getByRole('menuitem', { name: /Lucía Ibáñez Quetzal.*Teléfono \+34/ }).waitFor()
    await close()
  })

  it('finds companies by two letters', async () => {
    const { page, close } = await open('/agent/settings/getting-started')
    await write(page, 'ña')
    await page.getByRole('menuitem', { name: /Hostería Ñandú.*nandu\.example.*Empresa/ }).waitFor()
    await close()
  })

  it('shows what was opened last before anything is written', async () => {
    const { page, close } = await open(`/agent/contacts/${phoned}`)
    await page.getByRole('heading', { level: 1, name: 'Lucía Ibáñez Quetzal' }).waitFor()
    await page.keyboard.press('Control+k')
    const recent = page.getByRole('group', { name: 'Abiertos hace poco' })
    await recent.getByRole('menuitem', { name: /Lucía Ibáñez Quetzal/ }).waitFor()
    await close()
  })

  it('offers to create whom it does not find, and to a viewer nothing', async () => {
    const { page, close } = await open('/agent/settings/getting-started')
    await write(page, 'nadie@nada.example')
    await page.getByRole('menuitem', { name: 'Crear contacto «nadie@nada.example»' }).click()
    await page.getByLabel('Correo principal', { exact: true }).waitFor()
    expect(await page.getByLabel('Correo principal', { exact: true }).inputValue()).toBe('nadie@nada.example')
    await close()
    const viewer = await open('/agent/settings/getting-started', 'viewer')
    await write(viewer.page, 'nadie@nada.example')
    await viewer.page.getByText('Nada coincide').waitFor()
    expect(await viewer.page.getByRole('menuitem', { name: /Crear contacto/ }).count()).toBe(0)
    await viewer.close()
  })
})
