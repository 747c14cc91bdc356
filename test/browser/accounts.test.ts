import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
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

const words = {
  es: {
    view: { locale: 'es-MX', width: 1280 },
    nuevo: 'Nuevo',
    create: 'Nueva cuenta',
    mainUser: 'Usuario principal',
    save: 'Guardar',
    newContact: 'Nuevo contacto adicional',
    name: 'Nombre completo',
    email: 'Correo electrónico',
    billing: 'Facturación',
    handOver: 'Traspasar',
    more: 'Más',
    close: 'Cerrar la cuenta',
    hasContact: 'La cuenta tiene un contacto adicional',
    remove: 'Eliminar contacto',
    closed: /^Cerrada desde el/,
    wasClosed: /^Se cerró /,
    undo: 'Deshacer',
    open: 'Abierta',
    authorised: 'Autorizada para: Facturación',
  },
  en: {
    view: { locale: 'en-US', width: 390, height: 844 },
    nuevo: 'New',
    create: 'New account',
    mainUser: 'Main user',
    save: 'Save',
    newContact: 'New additional contact',
    name: 'Full name',
    email: 'E-mail',
    billing: 'Billing',
    handOver: 'Hand over',
    more: 'More',
    close: 'Close account',
    hasContact: 'The account has an additional contact',
    remove: 'Delete contact',
    closed: /^Closed since/,
    wasClosed: / was closed$/,
    undo: 'Undo',
    open: 'Open',
    authorised: 'Authorised for: Billing',
  },
} as const satisfies Record<string, { view: View; [word: string]: unknown }>

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const field = (page: Page, name: string) => page.getByLabel(name, { exact: true })

it.each(['es', 'en'] as const)(
  'an account is opened, gets an additional contact, is handed over, closed and opened again: %s',
  async (language) => {
    const say = words[language]
    const client = clientOf(program, program.cast.agent)
    const person = (name: string) =>
      client.post<{ id: number }>('/api/agent/contacts', {
        name: `${name} ${language}`,
        emails: [`${name.toLowerCase().replace(/[^a-z]/g, '')}.${language}@cuentas.example`],
        sendActivation: false,
      })
    const ines = await person('Ines Ocaña')
    for (const name of ['Begoña Salas', 'Carla Rivas']) await person(name)
    const { page, context, close, expectTrouble } = await openPage(browser, {
      baseURL: program.url,
      ...say.view,
    })
    // Closing is refused while the additional contact is there.
    expectTrouble(/409/)
    const who = language === 'en' ? program.cast.admin : program.cast.agent
    await context.addCookies(cookiesOf(program, who))
    await page.goto(paths.accounts())
    await button(page, say.nuevo).click()
    await page.getByRole('menuitem', { name: say.create }).click()
    await pick(page, say.mainUser, `Begoña Salas ${language}`)
    await button(page, say.save).click()
    await page.getByRole('heading', { level: 1, name: `Begoña Salas ${language}` }).waitFor()

    await page.getByRole('link', { name: say.newContact }).click()
    await field(page, say.name).fill('Inés Ocaña')
    await field(page, say.email).fill(`inesocaa.${language}@cuentas.example`)
    await page.getByRole('checkbox', { name: say.billing }).check()
    await button(page, say.save).click()
    await page.getByRole('cell', { name: say.billing }).waitFor()

    await button(page, say.handOver).click()
    await pick(page, say.mainUser, `Carla Rivas ${language}`)
    await button(page, say.handOver).last().click()
    await page.getByRole('link', { name: `Carla Rivas ${language}` }).waitFor()

    const closeIt = async () => {
      await button(page, say.more).click()
      await page.getByRole('menuitem', { name: say.close }).click()
    }
    await closeIt()
    await page.getByText(say.hasContact).waitFor()
    const account = page.url()
    await page.goto(paths.contact(ines.id))
    await page.getByText(say.authorised).waitFor()
    await page.goto(account)
    await page.getByRole('link', { name: 'Inés Ocaña', exact: true }).click()
    await button(page, say.remove).click()
    await page.getByRole('cell', { name: say.billing }).waitFor({ state: 'detached' })
    await closeIt()
    await page.getByText(say.closed).waitFor()
    const said = page.getByText(say.wasClosed).locator('..')
    await said.getByRole('button', { name: say.undo }).click()
    await page.getByText(say.open, { exact: true }).waitFor()
    expect(await page.getByText(say.closed).count()).toBe(0)
    await close()
  },
)

async function pick(page: Page, label: string, name: string): Promise<void> {
  const input = page.getByRole('combobox', { name: label })
  await input.fill(name)
  await page.getByRole('option', { name: new RegExp(`^${name}`) }).click()
}
