import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ContactAnswer } from '../../server/modules/directory/wire.ts'
import { launchChromium } from '../harness/chromium.ts'
import { readMail } from '../harness/mail-reader.ts'
import { openPage, type View, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf } from './client.ts'
import { focusIsOn } from './focus.ts'

let browser: Browser
let program: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

type Who = 'agent' | 'viewer' | 'owner'

/** A page of the agents' portal with somebody signed in. */
async function open(path: string, who: Who = 'agent', view: View = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  const cookies = Object.entries(program.cast[who].cookie).map(([name, value]) => ({
    name,
    value,
    url: program.url,
  }))
  await watched.context.addCookies(cookies)
  await watched.page.goto(path)
  return watched
}

const named = (page: Page, name: string) => page.getByLabel(name, { exact: true })

async function contactsCalled(name: string): Promise<number> {
  const rows = await program.wiring.db.selectFrom('contacts').select('id').where('name', '=', name).execute()
  return rows.length
}

describe('a new contact, as the first document says', () => {
  it('comes from the New menu, is saved by Guardar and gets the activation mail', async () => {
    const { page, close } = await open('/agent/contacts')
    await page.getByRole('button', { name: 'Nuevo' }).click()
    await page.getByRole('menuitem', { name: 'Nuevo contacto' }).click()
    await page.getByText('Nombre y al menos un medio de contacto.').waitFor()
    await named(page, 'Nombre completo').fill('Julián Ávila Peñalosa')
    await named(page, 'Correo principal').fill('julian@hotelcasapeon.example')
    await named(page, 'Celular').fill('55 5604 9218')
    await page.getByText('Se guardará como +52 55 5604 9218').waitFor()
    await named(page, 'Puesto').fill('Gerente')
    await page.getByText('Enviar correo de activación a julian@hotelcasapeon.example').waitFor()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    const heading = page.getByRole('heading', { level: 1, name: 'Julián Ávila Peñalosa' })
    await heading.waitFor()
    await focusIsOn(heading)
    await page.getByText('Se guardó a Julián Ávila Peñalosa').waitFor()
    const mail = await readMail((await program.sink?.next('julian@hotelcasapeon.example'))?.raw ?? '')
    expect(mail.links.join()).toContain('/area/')
    await page.getByText(/^Enviado/).waitFor()
    await page.getByText('por defecto').first().waitFor()
    await close()
  })

  it('is made by the keyboard alone', async () => {
    const { page, close } = await open('/agent/contacts')
    await page.getByRole('heading', { name: 'Contactos' }).waitFor()
    await page.keyboard.press('c')
    await focusIsOn(named(page, 'Nombre completo'))
    await page.keyboard.type('Úrsula Íñiguez')
    await page.keyboard.press('Tab')
    await page.keyboard.type('ursula@ejemplo.example')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('heading', { level: 1, name: 'Úrsula Íñiguez' }).waitFor()
    await page.keyboard.press('g')
    await page.keyboard.press('c')
    await page.getByRole('link', { name: 'Úrsula Íñiguez' }).waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await page.waitForURL(/contacts\/\d+$/)
    await close()
  })

  it('is followed by another one with Ctrl+Shift+Enter', async () => {
    const { page, close } = await open('/agent/contacts/new')
    await named(page, 'Nombre completo').fill('Ana Primera')
    await named(page, 'Correo principal').fill('ana.primera@ejemplo.example')
    await page.keyboard.press('Control+Shift+Enter')
    await page.getByText('Se guardó a Ana Primera').waitFor()
    const name = named(page, 'Nombre completo')
    await expect.poll(() => name.inputValue()).toBe('')
    await focusIsOn(name)
    await close()
  })

  it('says every wrong value at once, opens the folded groups, and names who has an address', async () => {
    const { page, close, expectTrouble } = await open('/agent/contacts/new')
    expectTrouble(/422|409/)
    await named(page, 'Correo principal').fill('ana@cenzon tle')
    await named(page, 'Celular').fill('12')
    await page.getByText('Domicilio').click()
    await named(page, 'Código postal').fill('ABC')
    await page.getByText('Domicilio').first().click()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    const summary = page.getByRole('alert')
    await summary.getByText('No se pudo guardar: hay 4 errores').waitFor()
    await focusIsOn(summary)
    expect(await page.title()).toMatch(/^Error: /)
    await summary.getByRole('link', { name: /código postal/ }).click()
    await focusIsOn(named(page, 'Código postal'))
    await named(page, 'Nombre completo').fill('Otro Óscar')
    await named(page, 'Correo principal').fill('OSCAR@cenzontle.example')
    await named(page, 'Celular').fill('')
    await named(page, 'Código postal').fill('')
    await page.getByText('Alguien lo tiene ya').waitFor()
    await page.getByRole('button', { name: 'Guardar', exact: true }).click()
    await page.getByText('Ya es de').first().waitFor()
    await page.getByRole('link', { name: 'Óscar Yáñez Bermúdez' }).first().click()
    await page.getByRole('heading', { level: 1, name: 'Óscar Yáñez Bermúdez' }).waitFor()
    expect(await contactsCalled('Otro Óscar')).toBe(0)
    await close()
  })

  it('keeps what was written through a reload', async () => {
    const { page, close } = await open('/agent/contacts/new')
    await named(page, 'Nombre completo').fill('Borrador Que Vuelve')
    await page.getByRole('button', { name: 'Añadir otro correo' }).click()
    await named(page, 'Correo 2').fill('vuelve@ejemplo.example')
    await page.reload()
    await page.getByText('Se ha recuperado lo que se había escrito antes.').waitFor()
    await expect.poll(() => named(page, 'Nombre completo').inputValue()).toBe('Borrador Que Vuelve')
    expect(await named(page, 'Correo 2').inputValue()).toBe('vuelve@ejemplo.example')
    await close()
  })

  it('is one, however often Guardar is pressed', async () => {
    const { page, close } = await open('/agent/contacts/new')
    await named(page, 'Nombre completo').fill('Doble Clic')
    await named(page, 'Celular').fill('55 1234 5678')
    await page.getByRole('button', { name: 'Guardar', exact: true }).dblclick()
    await page.getByRole('heading', { level: 1, name: 'Doble Clic' }).waitFor()
    expect(await contactsCalled('Doble Clic')).toBe(1)
    await close()
  })

  it('takes name and addresses from what is pasted', async () => {
    const { page, context, close } = await open('/agent/contacts/new')
    await context.grantPermissions(['clipboard-read', 'clipboard-write'])
    await named(page, 'Correo principal').focus()
    await page.evaluate(() => navigator.clipboard.writeText('María Peña <m@x.example>, otra@x.example'))
    await page.keyboard.press('Control+v')
    await expect.poll(() => named(page, 'Nombre completo').inputValue()).toBe('María Peña')
    await expect.poll(() => named(page, 'Correo principal').inputValue()).toBe('m@x.example')
    expect(await named(page, 'Correo 2').inputValue()).toBe('otra@x.example')
    await close()
  })

  it('is refused, with the reason, to whoever may only read', async () => {
    const { page, close } = await open('/agent/contacts/new', 'viewer')
    await page.getByText('Sin permiso para crear ni cambiar contactos').waitFor()
    expect(await page.getByRole('button', { name: 'Guardar' }).count()).toBe(0)
    await page.goto(`/agent/contacts/${program.cast.stranger.id}/edit`)
    await page.getByText('Sin permiso para crear ni cambiar contactos').waitFor()
    await close()
  })

  it('is offered last in the palette, so that Enter takes what is there', async () => {
    const { page, close } = await open('/agent/settings/getting-started')
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('searchbox').fill('contac')
    await page.getByRole('menuitem', { name: 'Crear contacto «contac»' }).waitFor()
    const offers = await page.getByRole('menuitem').allTextContents()
    expect(offers.slice(-2)).toEqual(['Crear contacto «contac»', 'Crear empresa «contac»'])
    await close()
  })

  it('is offered where a search finds nobody, with what was searched in its place', async () => {
    const { page, close } = await open('/agent/contacts')
    await page.getByRole('searchbox', { name: 'Buscar en los contactos' }).fill('nadie@nada.example')
    await page.getByText('Ningún contacto coincide').waitFor()
    await page.getByRole('link', { name: 'Crear contacto «nadie@nada.example»' }).click()
    await named(page, 'Correo principal').waitFor()
    expect(await named(page, 'Correo principal').inputValue()).toBe('nadie@nada.example')
    await close()
  })
})

describe('a contact’s page', () => {
  it('changes a fact in its place, and tells and undoes the change', async () => {
    const { page, close } = await open(`/agent/contacts/${program.cast.stranger.id}`)
    await page.getByRole('button', { name: /editar Puesto/ }).press('F2')
    await focusIsOn(page.getByRole('textbox', { name: 'Puesto' }))
    await page.keyboard.type('Contadora pública')
    await page.keyboard.press('Enter')
    const fact = page.getByRole('button', { name: /Contadora pública.*editar Puesto/ })
    await fact.waitFor()
    await focusIsOn(fact)
    const entry = page.getByRole('article').filter({ hasText: 'Puesto' }).first()
    await entry.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('button', { name: /vacío.*editar Puesto/ }).waitFor()
    await close()
  })

  it('shows both versions to the second of two agents', async () => {
    const path = `/agent/contacts/${program.cast.otherCustomer.id}`
    const slow = await open(path)
    slow.expectTrouble(/412/)
    await slow.page.getByRole('button', { name: /editar Puesto/ }).click()
    const fast = await open(path, 'owner')
    await fast.page.getByRole('button', { name: /editar Puesto/ }).click()
    await fast.page.getByRole('textbox', { name: 'Puesto' }).fill('Contador')
    await fast.page.keyboard.press('Enter')
    await fast.page.getByRole('button', { name: /Contador .*editar Puesto/ }).waitFor()
    await slow.page.getByRole('textbox', { name: 'Puesto' }).fill('Director')
    await slow.page.keyboard.press('Enter')
    await slow.page
      .getByRole('alert')
      .getByText(/Iker Zubizarreta Lasa cambió este contacto/)
      .waitFor()
    await slow.page.getByRole('radio', { name: 'Director' }).check()
    await slow.page.getByRole('button', { name: 'Guardar lo elegido' }).click()
    await slow.page.getByRole('button', { name: /Director.*editar Puesto/ }).waitFor()
    await slow.close()
    await fast.close()
  })

  it('is deleted without a question and comes back by Undo; its address says what happened', async () => {
    const { page, close, expectTrouble } = await open(`/agent/contacts/${program.cast.customer.id}`)
    expectTrouble(/404/)
    await page.getByRole('button', { name: 'Más' }).click()
    await page.getByRole('menuitem', { name: 'Eliminar contacto' }).click()
    await page.getByRole('heading', { name: 'Contactos' }).waitFor()
    await page.getByText('Se eliminó a María Fernanda Núñez Ocaña').waitFor()
    await page.goto(`/agent/contacts/${program.cast.customer.id}`)
    await page.getByRole('heading', { name: 'Se eliminó a María Fernanda Núñez Ocaña' }).waitFor()
    await page.getByRole('button', { name: 'Deshacer' }).click()
    await page.getByRole('button', { name: 'Editar', exact: true }).waitFor()
    await close()
  })

  it('says that an invitation has no link left once its address is gone, and sends another', async () => {
    const client = clientOf(program, program.cast.agent)
    const draft = { name: 'Elena Sáenz', emails: ['elena@antes.example'], sendActivation: true }
    const { id, version } = await client.post<ContactAnswer>('/api/agent/contacts', draft)
    await client.patch(`/api/agent/contacts/${id}`, { emails: ['elena@despues.example'] }, version)
    const { page, close } = await open(`/agent/contacts/${id}`)
    await page.getByText('Invitación sin enlace vigente').waitFor()
    await page.getByRole('button', { name: 'Reenviar el correo de activación' }).click()
    await page.getByRole('button', { name: 'Enviar', exact: true }).click()
    await page.getByText(/^Invitado el/).waitFor()
    await close()
  })

  it('can only be read by a viewer, and says so', async () => {
    const { page, close } = await open(`/agent/contacts/${program.cast.stranger.id}`, 'viewer')
    await page.getByText('Su rol solo permite leer').waitFor()
    expect(await page.getByRole('button', { name: /editar/ }).count()).toBe(0)
    await close()
  })
})
