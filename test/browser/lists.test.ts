import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type View, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  for (const [name, tag] of [
    ['Abril Uno', 'norte'],
    ['Berta Dos', 'norte'],
    ['Carla Tres', 'sur'],
  ] as const)
    await create('contacts', {
      name,
      emails: [`${name.split(' ')[0]}@lista.example`],
      tags: [tag],
      sendActivation: false,
    })
  await create('companies', { name: '=Fórmula S.A.', mailDomains: ['formula.example'] })
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

async function create(nouns: string, draft: object): Promise<void> {
  const answer = await fetch(`${program.url}/api/agent/${nouns}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${program.cast.apiKey}` },
    body: JSON.stringify(draft),
  })
  expect(answer.status).toBe(201)
}

async function open(path: string, view: View = {}, who: 'agent' | 'viewer' = 'agent'): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  const cookies = Object.entries(program.cast[who].cookie).map(([name, value]) => ({
    name,
    value,
    url: program.url,
  }))
  await watched.context.addCookies(cookies)
  await watched.page.goto(path)
  await row(watched.page, /./).first().waitFor()
  return watched
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const row = (page: Page, name: RegExp) =>
  page.locator('tbody tr').filter({ has: page.getByRole('link', { name }) })
const names = (page: Page) => page.locator('tbody tr td:nth-child(2)').allInnerTexts()

async function addTagCondition(page: Page, tag: string): Promise<void> {
  await button(page, 'Añadir filtro').click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('combobox', { name: 'Campo' }).fill('Etiquetas')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByRole('combobox', { name: 'Añadir un valor' }).fill(tag)
  await page.getByRole('option', { name: tag }).click()
  await dialog.getByText(tag, { exact: true }).waitFor()
  await button(page, 'Aplicar').click()
  await dialog.waitFor({ state: 'hidden' })
}

describe('a list', () => {
  it('is filtered by a condition, kept as a view, and found again in the side menu', async () => {
    const { page, close } = await open('/agent/contacts')
    await addTagCondition(page, 'norte')
    await page.getByText('coinciden 2 contactos').waitFor()
    expect(await names(page)).toEqual(['Abril Uno', 'Berta Dos'])
    await button(page, 'Guardar como vista…').click()
    await page.getByLabel('Nombre de la vista').fill('Los del norte')
    await button(page, 'Guardar').click()
    await page.getByRole('heading', { level: 1, name: 'Los del norte' }).waitFor()
    await page.goto('/agent/contacts')
    const pinned = page.getByRole('navigation', { name: 'Vistas de contactos' })
    await pinned.getByRole('link', { name: /Los del norte\s*2/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Los del norte' }).waitFor()
    await page.getByText('coinciden 2 contactos').waitFor()
    await button(page, 'Quitar Etiquetas tiene alguno de norte').click()
    await page.getByText('Vista modificada:').waitFor()
    await row(page, /Carla Tres/).waitFor()
    await button(page, 'Restablecer').click()
    await page.getByText('coinciden 2 contactos').waitFor()
    await close()
  })

  it('keeps its state in the address: sorted last first, with a column chosen, after a reload', async () => {
    const { page, close } = await open('/agent/contacts')
    await button(page, 'Nombre').click()
    await button(page, 'Columnas').click()
    await page.getByRole('dialog').getByRole('checkbox', { name: 'Etiquetas' }).check()
    await button(page, 'Mostrar').click()
    await page.getByRole('columnheader', { name: 'Etiquetas' }).waitFor()
    await page.reload()
    await row(page, /Carla Tres/)
      .getByText('sur')
      .waitFor()
    const all = await names(page)
    expect(all).toEqual(all.toSorted((one, other) => other.localeCompare(one, 'es')))
    await close()
  })

  it('changes what is selected by keys, all that match, with undo', async () => {
    const { page, close } = await open('/agent/contacts')
    await addTagCondition(page, 'norte')
    await page.getByText('coinciden 2 contactos').waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('x')
    await page.getByText('1 seleccionado').waitFor()
    await button(page, 'Seleccionar los 2 que coinciden').click()
    await page.getByText('2 seleccionados').waitFor()
    await button(page, 'Etiquetar').click()
    await page.getByRole('dialog').getByLabel('Etiquetas').fill('verano')
    await page.keyboard.press('Enter')
    await button(page, 'Cambiar').click()
    const strip = page.getByRole('region', { name: 'Trabajos' })
    await strip.getByText('Terminado').waitFor()
    const tagged = async () => {
      const all = await program.wiring.db.selectFrom('contacts').select(['name', 'tags']).execute()
      return all.filter(({ tags }) => tags.includes('verano'))
    }
    expect((await tagged()).map(({ name }) => name).sort()).toEqual(['Abril Uno', 'Berta Dos'])
    await strip.getByRole('button', { name: 'Deshacer' }).click()
    await expect.poll(async () => (await tagged()).length).toBe(0)
    await close()
  })

  it('says what is wrong with conditions it cannot read, and shows nobody', async () => {
    const filter = JSON.stringify({ match: 'all', conditions: [{ field: 'nada', operator: 'is' }] })
    const watched = await openPage(browser, { baseURL: program.url })
    const { page } = watched
    watched.expectTrouble(/422/)
    await watched.context.addCookies(
      Object.entries(program.cast.agent.cookie).map(([name, value]) => ({ name, value, url: program.url })),
    )
    await page.goto(`/agent/contacts?filter=${encodeURIComponent(filter)}`)
    await page.getByText('Esto no se puede mostrar').waitFor()
    expect(await page.locator('tbody tr').count()).toBe(0)
    await button(page, 'Mostrar la lista entera').click()
    await row(page, /Abril Uno/).waitFor()
    await watched.close()
  })

  it('is written as a sheet in which nothing is a formula', async () => {
    const { page, close } = await open('/agent/companies')
    await button(page, 'Exportar lo que se muestra').click()
    const waiting = page.waitForEvent('download')
    await page.getByRole('menuitem', { name: 'Como CSV, para hojas de cálculo' }).click()
    const file = await (await waiting).path()
    const text = await readFile(file, 'utf8')
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(text).toContain("'=Fórmula S.A.")
    // The workspace is in Mexico, where 1.5 is written with a point.
    expect(text.split('\n')[0]).toMatch(/^[^;]+,[^;]+$/)
    await close()
  })

  it('stays where the way on is cut off, and goes on when there is a connection again', async () => {
    const { page, context, close, expectTrouble } = await open('/agent/contacts')
    expectTrouble(/ERR_INTERNET_DISCONNECTED|Unable to preload|No connection|dynamically imported/)
    await context.setOffline(true)
    await page.getByRole('link', { name: 'Empresas' }).click()
    await page.getByRole('heading', { name: 'No hay conexión con el servidor' }).waitFor()
    await context.setOffline(false)
    await button(page, 'Intentar de nuevo').click()
    await page.getByRole('heading', { level: 1, name: 'Empresas' }).waitFor()
    await close()
  })

  it('shows what the side menu counts when the server is back, by itself', async () => {
    const client = clientOf(program, program.cast.agent)
    await client.post('/api/agent/views', { record: 'contact', name: 'Buscados', q: 'abril' })
    const { page, context, close, expectTrouble } = await openPage(browser, { baseURL: program.url })
    expectTrouble(/502/)
    await context.addCookies(cookiesOf(program, program.cast.agent))
    const refused: string[] = []
    await page.clock.install()
    await page.route(/agent\/(views|live|lists\/ticket)/, (route) => {
      refused.push(route.request().url())
      return route.fulfill({ status: 502 })
    })
    const triesOf = async (what: RegExp) => {
      await page.clock.runFor(1000)
      return refused.filter((url) => what.test(url)).length
    }
    await page.goto('/agent/contacts')
    await expect.poll(() => triesOf(/views$/)).toBe(3)
    await expect.poll(() => triesOf(/usual-counts/)).toBe(3)
    await expect.poll(() => triesOf(/live$/)).toBeGreaterThan(0)
    await page.unrouteAll()
    await page.clock.runFor(60_000)
    await page.getByRole('link', { name: /Buscados\s*1/ }).waitFor()
    await page.getByRole('link', { name: /Tickets\s*\d/ }).waitFor()
    await close()
  })

  it('is a pile of cards on a phone, and offers what to do at the bottom', async () => {
    const { page, close } = await open('/agent/contacts', { width: 390, height: 844 })
    await row(page, /Abril Uno/)
      .getByRole('checkbox')
      .check()
    await page.getByText('1 seleccionado').waitFor()
    await button(page, 'Más: qué se puede hacer con la selección').click()
    await page.getByRole('menuitem', { name: 'Otro campo…' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    await close()
  })

  it('lets a viewer select and look, but change nothing', async () => {
    const { page, close } = await open('/agent/contacts', {}, 'viewer')
    await row(page, /Abril Uno/)
      .getByRole('checkbox')
      .check()
    await page.getByText('1 seleccionado').waitFor()
    expect(await button(page, 'Etiquetar').count()).toBe(0)
    await close()
  })
})
