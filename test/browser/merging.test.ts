import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import type { ContactAnswer } from '../../server/modules/directory/wire.ts'
import { paths } from '../../web/agent/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type View, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'

let browser: Browser
let program: RunningProgram
beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const create = (draft: object) =>
  clientOf(program, program.cast.agent).post<ContactAnswer>('/api/agent/contacts', {
    sendActivation: false,
    ...draft,
  })

async function open(path: string, who: 'agent' | 'admin' = 'agent', view: View = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  await watched.context.addCookies(cookiesOf(program, program.cast[who]))
  await watched.page.goto(path)
  return watched
}

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

it('two contacts are compared, become one, and stand apart again by the undo of the toast', async () => {
  const ana = await create({
    name: 'Ana Torres',
    emails: ['ana@torres.example'],
    mobilePhone: '+525512345678',
  })
  const bis = await create({
    name: 'A. Torres',
    emails: ['torres@casa.example'],
    mobilePhone: '+525587654321',
  })
  const watched = await open(paths.contact(ana.id))
  const { page } = watched
  await button(page, 'Más').click()
  await page.getByRole('menuitem', { name: 'Combinar con otro…' }).click()
  await page.getByRole('dialog').getByRole('combobox').fill('torres@casa')
  await page.getByRole('option', { name: /A\. Torres/ }).click()
  await title(page, 'Combinar contactos').waitFor()
  expect(new URL(page.url()).pathname).toBe(paths.mergeContacts(ana.id, String(bis.id)))
  await page
    .getByRole('radiogroup', { name: 'Celular' })
    .getByRole('radio', { name: '+525587654321' })
    .check()
  await page.getByText('Los enlaces a A. Torres llevan a Ana Torres.').waitFor()
  const another = page.getByRole('combobox', { name: 'Otro contacto más' })
  await another.fill('Nadie así')
  await page.getByText('Nada coincide').waitFor()
  await page.keyboard.press('Tab')
  await button(page, 'Combinar').click()
  await page.getByText(/«Nadie así» no es ninguna de las opciones/).waitFor()
  await another.fill('')
  await page.keyboard.press('Tab')
  await button(page, 'Combinar').click()

  await title(page, 'Ana Torres').waitFor()
  await page.getByText('torres@casa.example').first().waitFor()
  await page.getByText('+525587654321').first().waitFor()
  const old = await open(paths.contact(bis.id))
  await title(old.page, 'Ana Torres').waitFor()
  expect(new URL(old.page.url()).pathname).toBe(paths.contact(ana.id))
  await old.close()

  await button(page, 'Deshacer').first().click()
  await page.getByText('torres@casa.example').first().waitFor({ state: 'detached' })
  await watched.close()
})

it('two that are selected in the list are compared with the keyboard alone, and the other one can stay', async () => {
  const uno = await create({ name: 'Lista Uno', emails: ['uno@lista.example'] })
  const dos = await create({ name: 'Lista Dos', emails: ['dos@lista.example'] })
  const watched = await open(`${paths.contacts()}?q=lista.example`, 'agent', { width: 390 })
  const { page } = watched
  for (const name of ['Lista Uno', 'Lista Dos'])
    await page.getByRole('row').filter({ hasText: name }).getByRole('checkbox').check()
  await button(page, 'Combinar…').press('Enter')
  await title(page, 'Combinar contactos').waitFor()
  await page.getByRole('radio', { name: 'Lista Dos' }).first().press('Space')
  await page.getByText('Los enlaces a Lista Uno llevan a Lista Dos.').waitFor()
  await button(page, 'Combinar').press('Enter')
  await title(page, 'Lista Dos').waitFor()
  const gone = await clientOf(program, program.cast.agent).get<ContactAnswer>(`/api/agent/contacts/${uno.id}`)
  expect(gone.mergedInto).toBe(dos.id)
  await watched.close()
})

it('an administrator makes an agent of a contact, who stays without that address', async () => {
  const contact = await create({
    name: 'Nadia Soto',
    emails: ['nadia@soto.example'],
    workPhone: '+525511112222',
  })
  const watched = await open(paths.contact(contact.id), 'admin')
  const { page } = watched
  await button(page, 'Más').click()
  await page.getByRole('menuitem', { name: 'Convertir en agente…' }).click()
  await button(page, 'Enviar la invitación').click()
  await page.getByText('Invitación enviada a nadia@soto.example').waitFor()
  const { emails } = await clientOf(program, program.cast.agent).get<ContactAnswer>(
    `/api/agent/contacts/${contact.id}`,
  )
  expect(emails).toEqual([])
  await watched.close()
})
