import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram
beforeAll(async () => {
  program = await runProgram({ outbox: true })
  browser = await launchChromium()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

test('who was deleted is brought back by name, and erased for good by typing it', async () => {
  const { owner } = program.cast
  const client = clientOf(program, owner)
  for (const name of ['Vuelve Pronto', 'Olvídame Siempre']) {
    const draft = { name, emails: [`${name.length}@uno.example`], sendActivation: false }
    const { id } = await client.post<{ id: number }>('/api/agent/contacts', draft)
    await client.delete(`/api/agent/contacts/${id}`)
  }
  const { page, context, close } = await openPage(browser, { baseURL: program.url })
  await context.addCookies(cookiesOf(program, owner))
  await page.goto('/agent/changes')
  await page.getByRole('link', { name: 'Contactos eliminados' }).click()
  await page.getByLabel('Parte del nombre o de la dirección').fill('pronto')
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Recuperar: Vuelve Pronto' }).click()
  await page.getByRole('heading', { level: 1, name: 'Vuelve Pronto' }).waitFor()

  await page.getByRole('button', { name: 'Más' }).click()
  await page.getByRole('menuitem', { name: 'Borrar para siempre…' }).click()
  await page.getByRole('heading', { level: 1, name: 'Borrar a Vuelve Pronto para siempre' }).waitFor()
  await page.getByRole('link', { name: 'Cancelar' }).click()
  await page.getByRole('heading', { level: 1, name: 'Vuelve Pronto' }).waitFor()

  await page.goto('/agent/deleted-contacts')
  await page.getByRole('link', { name: 'Borrar para siempre: Olvídame Siempre' }).click()
  const typed = page.getByLabel('Para confirmar, escriba el nombre: Olvídame Siempre')
  await typed.fill('Otra')
  await page.getByRole('button', { name: 'Borrar para siempre' }).click()
  await page.getByText('No dice lo mismo que el nombre').waitFor()
  await typed.fill('Olvídame  Siempre')
  await page.keyboard.press('Enter')
  await page.getByText('No hay contactos eliminados').waitFor()
  expect(await client.get<{ items: unknown[] }>('/api/agent/deleted-contacts')).toMatchObject({ items: [] })
  await close()
})
