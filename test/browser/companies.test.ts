import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../web/agent/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type View } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  await program.wiring.db
    .updateTable('agents')
    .set({ language: 'en' })
    .where('id', '=', program.cast.admin.id)
    .execute()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

/** A page with the agent, who reads Spanish, or the admin, who reads English. */
async function open(path: string, view: View = {}) {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  const who = view.locale === 'en-US' ? program.cast.admin : program.cast.agent
  await watched.context.addCookies(cookiesOf(program, who))
  await watched.page.goto(path)
  return watched
}

const client = () => clientOf(program, program.cast.agent)
const companyCalled = (name: string, mailDomains: string[] = []) =>
  client().post<{ id: number }>('/api/agent/companies', { name, mailDomains })
const contactCalled = (name: string, email: string) =>
  client().post<{ id: number }>('/api/agent/contacts', { name, emails: [email], sendActivation: false })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })
const textsOf = (select: Locator) => select.locator('option').allTextContents()

const words = {
  es: {
    view: { locale: 'es-MX', width: 1280 },
    nuevo: 'Nuevo',
    create: 'Nueva empresa',
    name: 'Nombre de la empresa',
    description: 'Descripción',
    notes: 'Notas',
    domains: 'Dominios de correo',
    health: ['Puntuación de salud', 'feliz', 'bien', 'en riesgo'],
    tier: ['Nivel de cuenta', 'básico', 'premium', 'empresarial'],
    renewal: 'Fecha de renovación',
    industry: ['Industria', 'papel', 'Papel y productos forestales'],
    save: 'Guardar',
  },
  en: {
    view: { locale: 'en-US', width: 390, height: 844 },
    nuevo: 'New',
    create: 'New company',
    name: 'Company name',
    description: 'Description',
    notes: 'Notes',
    domains: 'Mail domains',
    health: ['Health score', 'happy', 'doing okay', 'at risk'],
    tier: ['Account tier', 'basic', 'premium', 'enterprise'],
    renewal: 'Renewal date',
    industry: ['Industry', 'paper', 'Paper and Forest Products'],
    save: 'Save',
  },
} as const

describe('a new company, as the first document says', () => {
  it.each(['es', 'en'] as const)('comes from the New menu with its four extras: %s', async (language) => {
    const say = words[language]
    const { page, close } = await open(paths.contacts(), say.view)
    await page.getByRole('button', { name: say.nuevo, exact: true }).click()
    await page.getByRole('menuitem', { name: say.create }).click()
    await field(page, say.name).fill(`Papelera del Bajío ${language}`)
    await field(page, say.description).fill('Papel reciclado')
    await field(page, say.notes).fill('Paga a treinta días.')
    await field(page, say.domains).pressSequentially(`${language}.a.example, ${language}.b.example`)
    const [health, ...scores] = say.health
    expect((await textsOf(field(page, health))).slice(1)).toEqual(scores)
    await field(page, health).selectOption({ label: scores[0] })
    const [tier, ...tiers] = say.tier
    expect((await textsOf(field(page, tier))).slice(1)).toEqual(tiers)
    await field(page, tier).selectOption({ label: tiers[2] })
    await field(page, say.renewal).fill('2027-03-01')
    const [industry, written, chosen] = say.industry
    await field(page, industry).fill(written)
    await page.getByRole('option', { name: chosen }).click()
    await page.getByRole('button', { name: say.save, exact: true }).click()
    const heading = page.getByRole('heading', { level: 1, name: `Papelera del Bajío ${language}` })
    await heading.waitFor()
    expect(await heading.evaluate((node) => node === document.activeElement)).toBe(true)
    const facts = page.getByRole('region', { name: language === 'es' ? 'Datos' : 'Facts' })
    for (const text of ['Papel reciclado', 'Paga a treinta días.', scores[0], tiers[2], chosen, '2027'])
      await facts.getByText(text).first().waitFor()
    await facts.getByText(`${language}.a.example`).waitFor()
    await close()
  })

  it('is made by the keyboard alone, with domains ended by space, comma and Enter', async () => {
    const { page, close } = await open(paths.companies())
    await page.getByRole('heading', { level: 1, name: 'Empresas' }).waitFor()
    await page.keyboard.press('Shift+C')
    await field(page, 'Nombre de la empresa').waitFor()
    await page.keyboard.type('Textiles Quetzal')
    for (let stop = 0; stop < 3; stop++) await page.keyboard.press('Tab')
    await page.keyboard.type('uno.example dos.example,tres.example')
    await page.keyboard.press('Enter')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('ArrowLeft')
    await page.keyboard.press('Delete')
    await page.keyboard.press('End')
    await page.keyboard.type('cuatro.example')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: 'Textiles Quetzal' }).waitFor()
    const facts = page.getByRole('region', { name: 'Datos' })
    await facts.getByText('uno.example tres.example cuatro.example').waitFor()
    // The form is done with: back leads to where it was opened.
    await page.goBack()
    await page.getByRole('heading', { level: 1, name: 'Empresas' }).waitFor()
    await close()
  })

  it('says of each domain why it cannot be, who has it, and keeps what was written', async () => {
    await companyCalled('Librería Cenzontle', ['libreria.example'])
    const { page, close, expectTrouble } = await open(paths.newCompany())
    expectTrouble(/422|409/)
    await field(page, 'Nombre de la empresa').fill('LIBRERIA cenzontle')
    await field(page, 'Dominios de correo').pressSequentially('gmail.com libreria.example otro ')
    await page.getByText('gmail.com es de correo público').waitFor()
    await page.getByText('El dominio está incompleto').waitFor()
    const form = page.getByRole('form', { name: 'Nueva empresa' })
    await form.getByRole('link', { name: 'Librería Cenzontle' }).waitFor()
    await page.reload()
    await page.getByText('Se ha recuperado lo que se había escrito antes.').waitFor()
    await page.getByText('gmail.com es de correo público').waitFor()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    const summary = page.getByRole('alert')
    await summary.getByText(/^No se pudo guardar: hay \d errores/).waitFor()
    await page.getByText('Ya hay una empresa con este nombre').waitFor()
    await form.getByRole('link', { name: 'Librería Cenzontle', exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Librería Cenzontle' }).waitFor()
    await close()
  })

  it('offers the contacts with an address at its domain, who then belong to it', async () => {
    await contactCalled('Begoña Peña', 'begona@olivo.example')
    await contactCalled('Itzel Reyes', 'itzel@mail.olivo.example')
    const { page, close } = await open(paths.newCompany())
    await field(page, 'Nombre de la empresa').fill('Panadería El Olivo')
    await field(page, 'Dominios de correo').pressSequentially('olivo.example ')
    const offer = page.getByRole('checkbox', { name: /^Asociar los 2 contactos/ })
    expect(await offer.isChecked()).toBe(true)
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Panadería El Olivo' }).waitFor()
    await page.getByRole('link', { name: 'Begoña Peña' }).waitFor()
    await page.getByRole('link', { name: 'Itzel Reyes' }).waitFor()
    await close()
  })
})

describe('a contact of several companies', () => {
  it.each([1280, 390])('is made with the ticket beside a company: %i px', async (width) => {
    const mark = `${width}.example`
    await companyCalled(`Hotel Peón ${width}`, [mark])
    await companyCalled(`Clínica Ángel ${width}`)
    const { page, close } = await open(paths.newContact(), { width, height: 844 })
    await field(page, 'Nombre completo').fill('Inés Sigüenza')
    await field(page, 'Correo principal').fill(`ines@${mark}`)
    await page.getByText(`Por el dominio de su correo, ${mark}`).waitFor()
    await page.getByRole('button', { name: 'Asociar otra' }).click()
    await field(page, 'Añadir una empresa').fill('clinica angel')
    await page.getByRole('option', { name: `Clínica Ángel ${width}` }).click()
    await page.getByRole('button', { name: 'Asociar otra' }).click()
    await field(page, 'Añadir una empresa').fill(`Imprenta ${width}`)
    await page.getByRole('option', { name: `Crear empresa «Imprenta ${width}»` }).click()
    await page.getByText('Se creará').waitFor()
    await ticket(page, `Clínica Ángel ${width}`).check()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'Inés Sigüenza' }).waitFor()
    const companies = page.getByRole('region', { name: 'Empresas' })
    for (const name of ['Hotel Peón', 'Clínica Ángel', 'Imprenta'])
      await companies.getByRole('link', { name: `${name} ${width}` }).waitFor()
    expect(await ticket(page, `Clínica Ángel ${width}`).isChecked()).toBe(true)
    expect(await ticket(page, `Imprenta ${width}`).isChecked()).toBe(false)
    await close()
  })

  it('is changed on her page: the ticket, the primary company, out and back again', async () => {
    const { id } = await contactCalled('Nayeli Cruz', 'nayeli@cruz.example')
    await companyCalled('Óptica Aurora')
    await companyCalled('Viajes Tres Ríos')
    const { page, close } = await open(paths.contact(id))
    const companies = page.getByRole('region', { name: 'Empresas' })
    for (const name of ['Óptica Aurora', 'Viajes Tres Ríos']) {
      await companies.getByRole('button', { name: /^Asociar/ }).click()
      await field(page, 'Añadir una empresa').fill(name)
      await page.getByRole('option', { name }).click()
      await companies.getByRole('link', { name }).waitFor()
    }
    await ticket(page, 'Viajes Tres Ríos').focus()
    await page.keyboard.press('Space')
    await companies.getByRole('button', { name: 'Hacer principal (Viajes Tres Ríos)' }).click()
    await companies.getByRole('button', { name: 'Hacer principal (Óptica Aurora)' }).waitFor()
    expect(await ticket(page, 'Viajes Tres Ríos').isChecked()).toBe(true)
    await companies.getByRole('button', { name: 'Quitar Óptica Aurora' }).click()
    await page.getByText('Nayeli Cruz ya no pertenece a Óptica Aurora').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).first().click()
    await companies.getByRole('link', { name: 'Óptica Aurora' }).waitFor()
    await close()
  })
})

describe('a company’s page', () => {
  it('takes contacts in and out, and is deleted without them', async () => {
    const company = await companyCalled('Impremta Puig')
    await contactCalled('Jordi Casanovas', 'jordi@casanovas.example')
    const { page, close } = await open(paths.company(company.id))
    await field(page, 'Añadir un contacto').fill('jordi casa')
    await page.getByRole('option', { name: /Jordi Casanovas/ }).click()
    const row = page.getByRole('row').filter({ hasText: 'Jordi Casanovas' })
    await row.getByRole('checkbox').check()
    await row.getByRole('button', { name: 'Más: Jordi Casanovas' }).click()
    await page.getByRole('menuitem', { name: 'Quitar de la empresa' }).click()
    await page.getByText('Nadie pertenece a ella todavía.').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await row.getByRole('checkbox', { checked: true }).waitFor()
    await page.getByRole('button', { name: 'Más', exact: true }).click()
    await page.getByRole('menuitem', { name: 'Eliminar empresa' }).click()
    await page.getByText('Se eliminó Impremta Puig. Sus contactos se conservan.').waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).last().click()
    await page.getByRole('heading', { level: 1, name: 'Impremta Puig' }).waitFor()
    await page.getByRole('link', { name: 'Jordi Casanovas' }).waitFor()
    await close()
  })

  it('changes a fact in its place, and tells and undoes the change', async () => {
    const company = await companyCalled('Gestoría Peña')
    const { page, close } = await open(paths.company(company.id))
    await page.getByRole('button', { name: /editar Nivel de cuenta/ }).click()
    await field(page, 'Nivel de cuenta').selectOption('premium')
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByRole('button', { name: /premium.*editar Nivel de cuenta/ }).waitFor()
    await page.getByRole('link', { name: 'Cambios', exact: true }).click()
    const entry = page.getByRole('article').filter({ hasText: 'Nivel de cuenta' })
    await entry.getByText('premium').waitFor()
    await entry.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('button', { name: /vacío.*editar Nivel de cuenta/ }).waitFor()
    await close()
  })
})

const ticket = (page: Page, company: string) =>
  page.getByRole('checkbox', { name: `Ve todos los tickets de la empresa (${company})` })
