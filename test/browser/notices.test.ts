import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../web/agent/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram
let client: ReturnType<typeof clientOf>
beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  client = clientOf(program, program.cast.owner)
  const contacts = `/api/agent/accounts/${program.cast.customer.accountId}/contacts`
  await client.post(contacts, {
    name: 'Rocío Domínguez Arriaga',
    email: 'rocio@zunigacontadores.example',
    categories: ['billing'],
  })
  await client.post(contacts, { name: 'Inés Güemes', email: 'ines@papeleradelbajio.example', categories: [] })
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

async function asOwner(path: string) {
  const opened = await openPage(browser, { baseURL: program.url })
  await opened.context.addCookies(cookiesOf(program, program.cast.owner))
  await opened.page.goto(path)
  return opened
}

/** Waits for a mail to an address with these words. */
const arrived = (address: string, words: string) =>
  expect
    .poll(() => program.sink?.to(address).some(({ raw }) => raw.toString().includes(words)), {
      message: `${words} to ${address}`,
    })
    .toBe(true)
const row = (page: Page, name: string) => page.getByRole('row').filter({ hasText: name })
const sheet = (page: Page, title: string) => page.getByTitle(title).contentFrame()

test('a notice by hand says whom it will reach, reaches them, and what their servers said', async () => {
  const { page, close } = await asOwner(paths.newNotice())
  await page.getByRole('combobox', { name: 'Cuenta' }).fill('maria fer')
  await page.getByRole('option', { name: /María Fernanda/ }).click()
  await page.getByRole('combobox', { name: 'Categoría' }).selectOption('Facturación')
  await row(page, 'Rocío').getByText('Tiene marcado Facturación').waitFor()
  await row(page, 'Inés').getByText('No tiene marcado Facturación').waitFor()
  await page.getByLabel('Asunto').fill('Factura A-118 disponible')
  await page.getByLabel('Texto', { exact: true }).fill('Total: **$389.00 MXN**')
  await sheet(page, 'Factura A-118 disponible').getByText('$389.00 MXN').waitFor()
  await page.getByRole('button', { name: 'Enviar a 2' }).click()
  await page.getByRole('heading', { name: 'Factura A-118 disponible' }).waitFor()
  await row(page, 'Rocío').getByText('250').first().waitFor()
  await row(page, 'Inés').getByText('Sin copia').waitFor()
  await arrived('rocio@zunigacontadores.example', 'A-118')
  expect(
    program.sink?.to('ines@papeleradelbajio.example').filter(({ raw }) => raw.includes('A-118')),
  ).toEqual([])
  await close()
})

test('a mailing counts its accounts before it starts, and each gets a notice', async () => {
  const { accountId } = program.cast.otherCustomer
  await client.post(`/api/agent/accounts/${accountId}/domains`, { name: 'cenzontle.mx' })
  const { page, close } = await asOwner(paths.newMailing())
  await page.getByLabel('Nombre').fill('Mantenimiento 24/11')
  await page.getByRole('combobox', { name: 'Categoría' }).selectOption('Soporte')
  await page.getByText('2 cuentas', { exact: true }).waitFor()
  await page.getByRole('combobox', { name: 'Dominios' }).selectOption('Con dominios')
  await page.getByLabel('Terminaciones').fill('mx,')
  await page.getByLabel('Asunto').fill('Mantenimiento el 24 de noviembre')
  await page.getByLabel('Texto', { exact: true }).fill('De 2:00 a 4:00.')
  await page.getByRole('button', { name: 'Enviar a 1 cuenta' }).click()
  await page.getByRole('heading', { name: 'Mantenimiento 24/11' }).waitFor()
  await page.getByText('.mx', { exact: true }).waitFor()
  await row(page, 'Mantenimiento el 24 de noviembre').getByText('1 enviada').waitFor()
  await page.getByRole('region', { name: 'Trabajos' }).getByText('Terminado').waitFor()
  await close()
})

test('a template of one’s own asks each notice for its values', async () => {
  const { page, close } = await asOwner(paths.newMailText())
  await page.getByLabel('Nombre').fill('Factura vencida')
  await page.getByLabel('Asunto').fill('Vence {invoice}')
  await page.getByLabel('Texto').fill('Hola, {name}: **{amount}**')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByRole('heading', { name: 'Factura vencida' }).waitFor()
  await page.goto(`${paths.newNotice()}?account=${program.cast.customer.accountId}`)
  await page.getByRole('combobox', { name: 'Categoría' }).selectOption('Facturación')
  await page.getByRole('radio', { name: 'Con una plantilla' }).click()
  await page.getByRole('combobox', { name: 'Plantilla' }).selectOption('Factura vencida')
  await page.getByLabel('{invoice}').fill('A-120')
  await page.getByLabel('{amount}').fill('$5 *')
  await sheet(page, 'Vence A-120').getByText('$5 *').waitFor()
  await page.getByRole('button', { name: 'Enviar a 2' }).click()
  await page.getByRole('heading', { name: 'Vence A-120' }).waitFor()
  await arrived('rocio@zunigacontadores.example', 'A-120')
  await close()
})

test('a mail is reworded with its preview, tried, and given back its first words', async () => {
  const { owner } = program.cast
  const { page, close } = await asOwner(paths.mailTexts())
  const words = row(page, 'Contraseña olvidada').first()
  await words.getByRole('link').first().click()
  await page.getByLabel('Asunto').fill('Otra contraseña para {workspace}')
  await page.getByRole('radio', { name: 'Oscuro' }).click()
  await sheet(page, 'Otra contraseña para Alameda Hosting').getByRole('link').first().waitFor()
  await page.getByRole('button', { name: 'Enviarme una prueba' }).click()
  await page.getByText(`Prueba enviada a ${owner.email}`).waitFor()
  await arrived(owner.email, 'Alameda Hosting')
  await page.getByRole('button', { name: 'Guardar' }).click()
  await page.getByText('Texto guardado').waitFor()
  await page.getByRole('button', { name: 'Volver al texto del programa' }).click()
  await expect
    .poll(() => page.getByLabel('Asunto').inputValue())
    .toBe('Elige otra contraseña para {workspace}')
  await close()
})

test('all mail is paused with a banner on every page, and leaves once it is resumed', async () => {
  const { page, close } = await asOwner(paths.sending())
  await page.getByRole('button', { name: 'Pausar todo el envío…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Pausar todo el envío' }).click()
  const banner = page.getByRole('region', { name: 'Todo el correo está en pausa' })
  await banner.getByText(program.cast.owner.name).waitFor()
  await client.post('/api/agent/notices', {
    ...{ account: program.cast.customer.accountId, category: 'billing' },
    ...{ subject: 'Factura A-119', body: 'Espera.' },
  })
  const mailing = await client.post<{ id: number }>('/api/agent/mailings', {
    ...{ name: 'Con errata', category: 'support', filter: {} },
    ...{ subject: 'Con errata', body: 'No debe salir.' },
  })
  await page.goto(paths.mailing(mailing.id))
  await row(page, 'Con errata').getByText('en camino').first().waitFor()
  await page.getByRole('button', { name: 'Cancelar el envío' }).click()
  await page.getByText('Copias retiradas: 2; ya enviadas: 0').waitFor()
  await expect.poll(() => page.getByRole('button', { name: 'Cancelar el envío' }).count()).toBe(0)
  await page.goto(paths.contacts())
  await banner.getByRole('link', { name: 'Reanudar' }).click()
  await page.getByText('2 mensajes esperan').waitFor()
  await page.getByRole('button', { name: 'Reanudar el envío' }).click()
  await page.getByText('El correo sale').waitFor()
  await expect.poll(() => banner.count()).toBe(0)
  await arrived('rocio@zunigacontadores.example', 'A-119')
  await close()
})
