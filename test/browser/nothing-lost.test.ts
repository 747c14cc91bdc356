import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../web/agent/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram
let company: number

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  const draft = { name: 'Aserradero Lima', mailDomains: [], renewalDate: '2027-05-05', industry: null }
  company = (await client().post<{ id: number }>('/api/agent/companies', draft)).id
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const client = () => clientOf(program, program.cast.agent)
const read = (id: number) =>
  client().get<{ renewalDate: string | null; industry: number | null }>(`/api/agent/companies/${id}`)

async function open(path: string) {
  const watched = await openPage(browser, { baseURL: program.url, locale: 'es-MX' })
  await watched.context.addCookies(cookiesOf(program, program.cast.agent))
  await watched.page.goto(path)
  return watched
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const noSuchDay = 'Esta fecha no existe o no está completa'

const renewal = (page: Page) => page.getByLabel('Fecha de renovación', { exact: true })

/** Its first part is taken out, whichever the browser's country begins with: what stands there is no day. */
async function halve(page: Page): Promise<void> {
  await renewal(page).fill('2027-05-05')
  await renewal(page).focus()
  await page.keyboard.press('Backspace')
}

describe('a day that does not exist', () => {
  it('is said at its field, and the day before it stays', async () => {
    const { page, close } = await open(paths.company(company))
    await page.getByRole('button', { name: /5 may 2027.*editar Fecha de renovación/ }).click()
    await halve(page)
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: `Fecha de renovación: ${noSuchDay}` }).waitFor()
    await page.getByText(noSuchDay, { exact: true }).waitFor()
    expect((await read(company)).renewalDate).toBe('2027-05-05')
    await renewal(page).fill('2027-02-28')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('button', { name: /28 feb 2027/ }).waitFor()
    await close()
  })

  it('changes none of many, and left empty it empties them', async () => {
    const { page, close } = await open(paths.companies())
    await page.getByRole('row', { name: /Aserradero Lima/ }).waitFor()
    await page.getByRole('checkbox', { name: /Aserradero Lima/ }).check()
    await button(page, 'Más: qué se puede hacer con la selección').click()
    await page.getByRole('menuitem', { name: 'Cambiar un campo…' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Campo').selectOption('Fecha de renovación')
    await halve(page)
    await button(page, 'Cambiar').click()
    await dialog.getByText(noSuchDay).waitFor()
    await dialog.getByLabel('Campo').selectOption('Industria')
    await dialog.getByRole('combobox', { name: 'Industria' }).fill('Platino')
    await page.keyboard.press('Tab')
    await dialog.getByText(/«Platino» no es ninguna de las opciones/).waitFor()
    await dialog.getByRole('combobox', { name: 'Industria' }).fill('')
    await page.keyboard.press('Tab')
    await button(page, 'Cambiar').click()
    await page.getByRole('region', { name: 'Trabajos' }).getByText('Terminado').waitFor()
    await close()
  })
})

/** Quicker than a busy page: the list that the focus opened still marks what was chosen before. */
const writeAndPress = (field: Locator, text: string, key: { key: string; ctrlKey: boolean }) =>
  field.evaluate(
    (input: HTMLInputElement, { text, key }) => {
      input.blur()
      input.focus()
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, text)
      input.dispatchEvent(new InputEvent('input', { bubbles: true }))
      input.dispatchEvent(new KeyboardEvent('keydown', { ...key, bubbles: true, cancelable: true }))
    },
    { text, key },
  )

it('what is written where one chooses becomes the choice it means, or is said to be none', async () => {
  const { page, close } = await open(paths.newCompany())
  await page.getByLabel('Nombre de la empresa', { exact: true }).fill('Escribe y elige')
  const industry = page.getByRole('combobox', { name: 'Industria' })
  await industry.fill('papel y prod')
  await page.keyboard.press('Tab')
  await expect.poll(() => industry.inputValue()).toBe('Papel y productos forestales')
  await writeAndPress(industry, 'Platino', { key: 'Enter', ctrlKey: true })
  await page.getByRole('link', { name: /Industria: «Platino» no es ninguna de las opciones/ }).waitFor()
  expect(await industry.inputValue()).toBe('Platino')
  await industry.fill('bebid')
  await page.keyboard.press('ArrowDown')
  // A list closes by itself when the page is scrolled: nobody has chosen.
  await page.evaluate(() => document.dispatchEvent(new Event('scroll')))
  expect(await industry.inputValue()).toBe('bebid')
  await page.keyboard.press('Enter')
  const taken = await industry.inputValue()
  await industry.fill('distrib')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('heading', { level: 1, name: 'Escribe y elige' }).waitFor()
  expect(taken).toBe('Bebidas')
  await page.getByRole('button', { name: /Distribuidores.*editar Industria/ }).waitFor()
  await close()
})

it('a requester who is nobody’s name is said to be none, and the ticket stays whose it is', async () => {
  const { stranger } = program.cast
  const { id } = await client().post<{ id: number }>('/api/agent/tickets', {
    ...{ requester: { contactId: stranger.id }, writtenBy: 'customer', subject: 'De quién', body: 'Texto' },
  })
  const { page, close } = await open(paths.ticket(id))
  await page.getByRole('button', { name: /editar Solicitante/ }).click()
  const form = page.getByRole('form', { name: 'Editar Solicitante' })
  await form.getByRole('combobox').fill('Nadie así')
  await page.getByText('Nada coincide').waitFor()
  await page.keyboard.press('Tab')
  await form.getByRole('button', { name: 'Guardar' }).click()
  await form.getByText(/«Nadie así» no es ninguna de las opciones/).waitFor()
  await close()
})

it('a company that a contact cannot join any more is named at once, and in the trail', async () => {
  const companies = Array.from({ length: 300 }, (_, at) => ({ name: `Casa ${at}` }))
  const { id } = await client().post<{ id: number }>('/api/agent/contacts', {
    name: 'Lidia Sobrino',
    externalId: 'L-301',
    companies,
  })
  await client().post('/api/agent/companies', { name: 'La 301', mailDomains: ['la301.example'] })
  const { page, close } = await open(paths.contact(id))
  await page.getByRole('button', { name: /editar Correo electrónico/ }).click()
  await page.getByLabel('Correo principal', { exact: true }).fill('lidia@la301.example')
  await page.keyboard.press('Control+Enter')
  await page.getByText('Queda fuera de La 301: ya pertenece a 300 empresas, que es el máximo').waitFor()
  const entry = page.getByRole('article').filter({ hasText: 'Sin asociar' })
  await entry.getByRole('link', { name: 'La 301' }).click()
  await page.getByRole('heading', { level: 1, name: 'La 301' }).waitFor()
  await close()
})

it('Enter in the palette opens what is found for what is written now', async () => {
  for (const name of ['Wenceslao Rojo', 'Wilfrida Azul'])
    await client().post('/api/agent/contacts', { name, emails: [`${name.slice(0, 4)}@lista.example`] })
  const { page, close } = await open(paths.companies())
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('wences')
  await page.getByRole('menuitem', { name: /Wenceslao/ }).waitFor()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('wilfrida')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Wilfrida Azul' }).waitFor()
  await close()
})

it('what is typed after “/” is all in the palette, however slow the machine, and Enter with it', async () => {
  await client().post('/api/agent/contacts', { name: 'Olaya Prim', emails: ['olaya@lista.example'] })
  const { page, context, close } = await open(paths.companies())
  await page.getByRole('heading', { level: 1 }).waitFor()
  const slow = await context.newCDPSession(page)
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 10 })
  await page.keyboard.press('/')
  await page.keyboard.type('olaya prim', { delay: 10 })
  await page.keyboard.press('Enter')
  await slow.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await page.getByRole('heading', { level: 1, name: 'Olaya Prim' }).waitFor()
  await close()
})
