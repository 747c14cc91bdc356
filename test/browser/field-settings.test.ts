import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { FieldAnswer } from '../../server/modules/fields/wire.ts'
import { axeViolations } from '../harness/axe.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type View, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  const { db } = program.wiring
  await db.updateTable('agents').set({ language: 'en' }).where('id', '=', program.cast.admin.id).execute()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

type Who = 'owner' | 'admin' | 'viewer' | 'customer'

/** The owner reads Spanish, the admin English. */
async function open(path: string, who: Who, view: View = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  await watched.context.addCookies(cookiesOf(program, program.cast[who]))
  await watched.page.goto(path)
  return watched
}

const client = () => clientOf(program, program.cast.owner)
const fields = async (record = 'contact') =>
  (await client().get<{ items: FieldAnswer[] }>(`/api/agent/fields?record=${record}`)).items
const called = async (name: string) => (await fields()).find(({ labels }) => labels.es === name)
const order = async (names: string[]) =>
  (await fields()).map(({ labels }) => labels.es).filter((name) => names.includes(name))
const toast = (page: Page, text: string) => page.getByText(text, { exact: true }).waitFor()
const rowOf = (page: Page, name: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name, exact: true }) })

describe('the fields of contacts', () => {
  it('are added, shown in both forms, filled in by agents and customers, moved and archived, by mouse', async () => {
    const { page, close } = await open('/agent/settings/fields/contacts', 'owner')
    await page.getByRole('button', { name: 'Nuevo campo' }).click()
    await page.getByLabel('Tipo').selectOption({ label: 'Lista desplegable' })
    await page.getByLabel('Nombre en español', { exact: true }).fill('Cómo nos conoció')
    await page.getByLabel('Nombre en inglés', { exact: true }).fill('How they found us')
    await page.getByLabel('Nueva opción').fill('Buscador')
    await page.getByLabel('Nueva opción').press('Enter')
    await page.getByLabel('Nueva opción').evaluate((input) => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text', 'Un amigo;A friend\nPublicidad\nbuscador')
      input.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
    })
    await page.getByText('2 añadidas, 1 ya estaban').waitFor()
    await page.getByLabel('Pueden cambiarlo').check()
    expect(await page.getByLabel('Lo ven en el área de clientes').isChecked()).toBe(true)
    await page.getByLabel('Valor predeterminado').selectOption({ label: 'Publicidad' })
    await page.getByText('Área de clientes').last().scrollIntoViewIfNeeded()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Guardar' }).click()
    await toast(page, 'Campo «Cómo nos conoció» añadido')
    const field = await called('Cómo nos conoció')
    expect(field).toMatchObject({
      key: 'cf_como_nos_conocio',
      options: [{ labels: { es: 'Buscador' } }, { labels: { es: 'Un amigo', en: 'A friend' } }, {}],
      defaultValue: field?.options[2]?.id,
    })

    await page.goto('/agent/contacts/new')
    await page.getByText('Más datos').click()
    await page.getByLabel('Cómo nos conoció', { exact: true }).waitFor()
    const more = page.getByRole('group').filter({ hasText: 'Más datos' })
    await more.getByText('por defecto', { exact: true }).waitFor()
    await page.getByLabel('Nombre completo').fill('Begoña Peña')
    await page.getByLabel('Correo principal').fill('begona@campos.example')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Begoña Peña' }).waitFor()
    const contact = page.url()
    await page.getByRole('button', { name: 'Publicidad' }).click()
    await page.getByLabel('Cómo nos conoció', { exact: true }).selectOption({ label: 'Un amigo' })
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('button', { name: 'Un amigo' }).waitFor()

    await page.goto('/agent/settings/fields/contacts')
    await rowOf(page, 'Cómo nos conoció').getByTitle('Arrastrar a otro lugar').dragTo(rowOf(page, 'Correos'))
    const last = async () => (await order(['Correos', 'Celular', 'Cómo nos conoció'])).at(-1)
    await expect.poll(last).toBe('Celular')
    await rowOf(page, 'Cómo nos conoció').getByRole('button', { name: 'Subir Cómo nos conoció' }).click()
    await page.getByRole('link', { name: 'Cómo nos conoció' }).click()
    await page.getByText('usada en 1 registro').waitFor()
    await page.getByRole('button', { name: 'Archivar', exact: true }).click()
    await toast(page, 'Campo «Cómo nos conoció» archivado')
    await page
      .getByRole('region', { name: 'Campos archivados' })
      .getByText('Cómo nos conoció')
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await toast(page, 'Se deshizo')
    expect((await called('Cómo nos conoció'))?.isArchived).toBe(false)
    await page.goto(contact)
    await page.getByRole('button', { name: 'Un amigo' }).waitFor()
    const facts = await page.getByRole('term').allTextContents()
    const seen = ['Cómo nos conoció', 'Correo electrónico', 'Celular', 'Puesto', 'Foto']
    expect(facts.filter((name) => seen.includes(name))).toEqual(seen)
    await close()

    const area = await open('/area/me/profile', 'customer')
    await area.page.getByLabel('Cómo nos conoció', { exact: true }).selectOption({ label: 'Buscador' })
    await area.page.getByRole('button', { name: 'Guardar los cambios' }).click()
    await toast(area.page, 'Tus datos están guardados')
    await area.close()
  })

  it('are changed, merged, converted and ordered by keyboard alone, on a phone, in English', async () => {
    const made = await client().post<FieldAnswer>('/api/agent/fields', {
      record: 'contact',
      type: 'text',
      labels: { es: 'Empleados', en: 'Employees' },
    })
    for (const [at, value] of ['12', 'muchos'].entries())
      await client().post('/api/agent/contacts', {
        name: `T${at}`,
        externalId: `t${at}`,
        custom: { [made.id]: value },
      })
    const { page, close } = await open(`/agent/settings/fields/contacts/${made.id}`, 'admin', {
      width: 390,
      height: 844,
    })
    const summary = page.getByText('Change the type').first()
    await page.getByLabel('Help in English', { exact: true }).focus()
    await page.keyboard.type('How many people work there')
    await page.keyboard.press('Control+Enter')
    await toast(page, 'Field Employees saved')
    await summary.focus()
    await page.keyboard.press('Enter')
    await page.getByLabel('New type').selectOption('number')
    await page.getByText('1 value would be lost').waitFor()
    await page.getByText('muchos').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('button', { name: 'Change the type' }).focus()
    await page.keyboard.press('Enter')
    await toast(page, 'The type of Employees was changed')
    expect(await called('Empleados')).toMatchObject({
      type: 'number',
      help: { en: 'How many people work there' },
    })
    await page.keyboard.press('Escape')
    await page.getByRole('heading', { level: 1, name: 'Contact fields' }).waitFor()
    const up = page.getByRole('button', { name: 'Move Employees up' })
    await up.focus()
    const before = (await fields()).findIndex(({ id }) => id === made.id)
    await page.keyboard.press('Enter')
    await expect.poll(async () => (await fields()).findIndex(({ id }) => id === made.id)).toBe(before - 1)
    expect(await up.evaluate((button) => button === document.activeElement)).toBe(true)
    await close()
  })

  it('two choices become one, and records follow', async () => {
    const made = await client().post<FieldAnswer>('/api/agent/fields', {
      record: 'contact',
      type: 'dropdown',
      labels: { es: 'Ciudad', en: 'City' },
      options: ['León', 'leon (Gto)'].map((es) => ({ labels: { es } })),
    })
    const [leon, other] = made.options.map(({ id }) => id)
    const { id } = await client().post<{ id: number }>('/api/agent/contacts', {
      name: 'Ciudadana',
      externalId: 'ciudadana',
      custom: { [made.id]: other },
    })
    const { page, close } = await open(`/agent/settings/fields/contacts/${made.id}`, 'owner')
    await page.getByText('Combinar dos opciones').click()
    await page.getByLabel('Desaparece la opción').selectOption({ label: 'leon (Gto)' })
    await page.getByLabel('Sus registros reciben').selectOption({ label: 'León' })
    await page.getByText('1 registros pasan de «leon (Gto)» a «León».').waitFor()
    await page.getByRole('button', { name: 'Combinar', exact: true }).click()
    await toast(page, 'Opciones combinadas')
    const { custom } = await client().get<{ custom: Record<string, number> }>(`/api/agent/contacts/${id}`)
    expect(custom[made.id]).toBe(leon)
    await close()
  })

  it('what changed meanwhile is in an open form after a refused saving, and what was written stays', async () => {
    const choices = ['Norte', 'Sur'].map((es) => ({ labels: { es } }))
    const made = await client().post<FieldAnswer>('/api/agent/fields', {
      record: 'contact',
      type: 'dropdown',
      labels: { es: 'Zona', en: 'Zone' },
      options: choices,
    })
    const { page, close, expectTrouble } = await open('/agent/contacts/new', 'owner')
    expectTrouble(/422/)
    await page.getByLabel('Nombre completo').fill('Zoila Meza')
    await page.getByLabel('Correo principal').fill('zoila@campos.example')
    await page.getByText('Más datos').click()
    await page.getByLabel('Zona', { exact: true }).selectOption({ label: 'Sur' })
    const change = { labels: { es: 'Territorio', en: 'Territory' }, options: made.options.slice(0, 1) }
    const options = change.options.map(({ id, labels }) => ({ id, labels }))
    await client().patch(`/api/agent/fields/${made.id}`, { ...change, options }, made.version)
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    const territory = page.getByLabel('Territorio', { exact: true })
    const line = page
      .getByRole('alert')
      .getByRole('link', { name: 'Territorio: Esta opción ya no se ofrece' })
    await line.click()
    expect(await territory.evaluate((control) => control === document.activeElement)).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    await territory.selectOption({ label: 'Norte' })
    await territory.getByRole('option', { name: 'Sur' }).waitFor({ state: 'detached' })
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Zoila Meza' }).waitFor()
    await page.getByRole('button', { name: /Norte/ }).waitFor()
    await close()
  })

  it('a name that is taken is said at its field', async () => {
    const { page, close, expectTrouble } = await open('/agent/settings/fields/contacts/new', 'owner')
    expectTrouble(/422/)
    await page.getByLabel('Nombre en español', { exact: true }).fill('Puesto')
    await page.getByRole('button', { name: 'Guardar' }).click()
    const taken = page.getByText('Ya hay un campo con este nombre')
    await taken.first().waitFor()
    expect(await page.getByLabel('Nombre en español', { exact: true }).getAttribute('aria-invalid')).toBe(
      'true',
    )
    await close()
  })

  it('both forms can be looked at, also by keyboard', async () => {
    const { page, close } = await open('/agent/settings/fields/contacts/preview', 'owner', { height: 600 })
    await page.getByRole('region', { name: 'Área de clientes' }).getByText('Celular').waitFor()
    expect(await page.getByRole('region', { name: 'Área de clientes' }).getByText('Etiquetas').count()).toBe(
      0,
    )
    expect(await axeViolations(page)).toEqual([])
    await page.getByRole('region', { name: 'Los dos formularios' }).focus()
    await close()
  })

  it('a viewer is told who can give the right', async () => {
    const { page, close } = await open('/agent/settings/fields/contacts', 'viewer')
    await page.getByText('Sin permiso para cambiar campos').waitFor()
    await close()
  })
})

it('the plan hides the extras of companies at once, and gives them back', async () => {
  const { page, close } = await open('/agent/settings/plan', 'owner')
  const extras = page.getByRole('switch', { name: 'Cuatro campos más para las empresas' })
  await extras.click()
  await toast(page, 'Desactivado')
  expect((await fields('company')).map(({ path }) => path)).not.toContain('industry')
  await page.goto('/agent/companies/new')
  await page.getByLabel('Nombre de la empresa').waitFor()
  expect(await page.getByText('Industria').count()).toBe(0)
  await page.goto('/agent/settings/plan')
  await extras.focus()
  await page.keyboard.press('Space')
  await toast(page, 'Activado')
  await page.goto('/agent/companies/new')
  await page.getByText('Industria').first().waitFor()
  await close()
})
