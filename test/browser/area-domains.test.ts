import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../web/area/paths.ts'
import { axeViolations } from '../harness/axe.ts'
import { readMail } from '../harness/mail-reader.ts'
import { clientOf } from './client.ts'
import { button, type ClientArea, field, link, startClientArea, title } from './client-area.ts'
import { focusIsOn } from './focus.ts'

let area: ClientArea
beforeAll(async () => {
  area = await startClientArea()
  // The other customer reads English.
  const { db } = area.program.wiring
  const { id } = area.program.cast.otherCustomer
  await db.updateTable('contacts').set({ language: 'en' }).where('id', '=', id).execute()
})
afterAll(() => area?.stop())

const phone = { width: 390, height: 844 }
const postalAddress = {
  ...{
    street1: 'Av. Coyoacán 1622',
    city: 'Ciudad de México',
    state: 'CDMX',
    postcode: '03100',
    country: 'MX',
  },
}

type Id = { id: number }
type Who = 'customer' | 'otherCustomer'

/** Cards and domains of one of the customers. */
function inAccountOf(who: Who) {
  const { program } = area
  const account = program.cast[who].accountId
  const agent = clientOf(program, program.cast.agent)
  const at = `/api/agent/accounts/${account}`
  return {
    account,
    card: (name: string, draft: object = {}) =>
      agent.post<Id>(`${at}/contacts`, { name, email: emailOf(name), ...draft }),
    remove: ({ id }: Id) => agent.delete(`${at}/contacts/${id}`),
    domain: (name: string) => agent.post<Id>(`${at}/domains`, { name, status: 'active' }),
  }
}

const emailOf = (name: string) => `${name.toLowerCase().replaceAll(/\W/g, '')}@papelera.example`

/** The link of that kind in the mails to an address, whichever of them has it. */
async function linkTo(address: string, pattern: RegExp): Promise<string> {
  const mail = await area.program.sink?.next(address)
  const found = (await readMail(mail?.raw ?? '')).links.find((each) => pattern.test(each))
  return found ?? linkTo(address, pattern)
}

describe('who answers for a domain', () => {
  it('is chosen for each or for all, told what is missing, saved at once and taken back', async () => {
    const { account, card, domain } = inAccountOf('customer')
    const webmaster = await card('Webmaster', { phone: '+52 55 5604 9218', postalAddress })
    await card('Sistemas')
    for (const name of ['papelera.mx', 'cuadernos.mx']) await domain(name)
    const { page, close } = await area.enterAs('customer', paths.domains(account))
    await title(page, 'Funciones en tus dominios').waitFor()
    const administrative = field(page, 'Administrativo de cuadernos.mx')
    await administrative.selectOption({ label: 'Sistemas' })
    await page
      .getByText(/^falta: .*domicilio/)
      .first()
      .waitFor()
    await link(page, 'Completar los datos de Sistemas').waitFor()
    await page.getByText('antes: tú, sin guardar').waitFor()
    await administrative.selectOption({ label: 'Webmaster' })
    await field(page, 'Función').selectOption({ label: 'De cobro' })
    await field(page, 'Contacto').selectOption({ label: 'Sistemas' })
    await button(page, 'Usar en los 2 dominios').click()
    await page.getByText('3 cambios sin guardar').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await button(page, 'Guardar los cambios').click()
    await page.getByText('3 cambios guardados').waitFor()
    await page.getByText('No hay cambios sin guardar').waitFor()
    expect(await administrative.inputValue()).toBe(String(webmaster.id))
    await button(page, 'Deshacer').click()
    await page.getByText('Deshecho').waitFor()
    await expect.poll(() => administrative.inputValue()).toBe('main-user')
    await close()
  })

  it('as registrant is warned of, asked of both sides by mail, and moves when both agree', async () => {
    const { account, card, domain } = inAccountOf('customer')
    await card('Lucía', { phone: '+52 55 5604 9219', postalAddress })
    await domain('tienda.com')
    const { page, close } = await area.enterAs('customer', `${paths.domains(account)}?q=tienda`)
    const registrant = field(page, 'Registrante de tienda.com')
    await registrant.selectOption({ label: 'Lucía' })
    await page
      .getByRole('status')
      .getByText(/^Cambiar el registrante de tienda\.com pide la aprobación .* 60 días/)
      .waitFor()
    await button(page, 'Guardar los cambios').click()
    await page.getByText('1 cambio guardado; 1 dominio espera aprobación').waitFor()
    await page.getByText(`${emailOf('Lucía')} no ha respondido todavía`).waitFor()
    expect(await axeViolations(page)).toEqual([])
    for (const address of [area.program.cast.customer.email, emailOf('Lucía')]) {
      await page.goto(await linkTo(address, /\/area\/mail\/registrant-change\//))
      await button(page, 'Aprobar').click()
      await page.getByRole('status').waitFor()
    }
    await page.goto(paths.domains(account))
    expect(await registrant.locator('option:checked').innerText()).toBe('Lucía')
    await page.getByText('sin traslado antes del').waitFor()
    await close()
  })

  it('whose own name or address changes is warned of it before saving', async () => {
    await inAccountOf('customer').domain('registro.mx')
    const { page, close } = await area.enterAs('customer', paths.profile())
    const warning = page.getByRole('status').getByText(/^Cambiar el registrante de .*registro\.mx/)
    await field(page, 'Nombre completo').fill('María F. Núñez')
    await warning.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await field(page, 'Nombre completo').fill(area.program.cast.customer.name)
    await warning.waitFor({ state: 'detached' })
    await page.goto(`${paths.security()}?change=email`)
    await field(page, 'Correo nuevo').fill('maria@nueva.example')
    await page.getByRole('status').getByText('(maria@nueva.example)').waitFor()
    await close()
  })

  it('is refused as a whole at the role that cannot be; a change of registrant is withdrawn: a phone, English', async () => {
    const { account, card, domain, remove } = inAccountOf('otherCustomer')
    await card('Rocío', { phone: '+52 55 5604 9220', postalAddress })
    const sabela = await card('Sabela')
    await domain('cenzontle.com')
    const { page, close } = await area.enterAs('otherCustomer', paths.domains(account), {
      ...phone,
      locale: 'en-US',
      colorScheme: 'dark',
    })
    await field(page, 'Registrant of cenzontle.com').selectOption({ label: 'Rocío' })
    await field(page, 'Technical of cenzontle.com').selectOption({ label: 'Sabela' })
    await remove(sabela)
    await button(page, 'Save the changes').click()
    await page.getByRole('alert').getByRole('link', { name: 'Technical of cenzontle.com:' }).click()
    await focusIsOn(field(page, 'Technical of cenzontle.com'))
    await page.keyboard.press('Home')
    await button(page, 'Save the changes').click()
    await page.getByText('a change to Rocío waits for approval').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await button(page, 'Withdraw cenzontle.com').click()
    await page.getByText('The change of cenzontle.com is withdrawn').waitFor()
    expect(await field(page, 'Registrant of cenzontle.com').inputValue()).toBe('main-user')
    await close()
  })
})

describe('a notice', () => {
  it('posted by a program says who got a copy, who did not, and why', async () => {
    const { account, card, domain } = inAccountOf('customer')
    await card('Facturas', { categories: ['domains'] })
    const pedidos = await card('Pedidos', { categories: ['products'] })
    await domain('agenda.mx')
    const { id } = await post('/api/notices', {
      ...{ account, category: 'domains', domain: 'agenda.mx', subject: 'agenda.mx vence pronto' },
      ...{ body: 'El dominio **agenda.mx** vence el viernes.', document: 'REN-118' },
    })
    const { page, close } = await area.enterAs('customer', paths.account(account))
    await link(page, 'Avisos').first().click()
    await link(page, 'agenda.mx vence pronto').click()
    await title(page, 'agenda.mx vence pronto').waitFor()
    expect(new URL(page.url()).pathname).toBe(paths.notice(account, id))
    await page.frameLocator('iframe').getByText('vence el viernes').waitFor()
    const got = page.getByRole('region', { name: 'Copia enviada a…' })
    const rows = got.getByRole('row').filter({ hasText: 'Entregado' })
    // The mails leave meanwhile.
    await expect
      .poll(() =>
        page
          .reload()
          .then(() => got.waitFor())
          .then(() => rows.count()),
      )
      .toBe(2)
    await rows.filter({ hasText: 'Facturas' }).filter({ hasText: 'Tiene marcado Dominios' }).waitFor()
    const own = rows.filter({ hasText: 'Tú' })
    await own.getByText('Entregado').click()
    await own.getByText(/250/).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const left = page.getByRole('region', { name: 'No lo recibieron' })
    const row = left.getByRole('row').filter({ hasText: 'Pedidos' })
    await row.getByText('No tiene marcado Dominios').waitFor()
    expect(await row.getByRole('link', { name: 'Cambiar' }).getAttribute('href')).toBe(
      paths.contact(account, pedidos.id),
    )
    await close()
  })

  it('is foreseen, and declined where it may be, on a phone in English', async () => {
    const { account, card } = inAccountOf('otherCustomer')
    await card('Orders', { categories: ['products'] })
    const { page, close } = await area.enterAs('otherCustomer', paths.notices(account), {
      ...phone,
      locale: 'en-US',
    })
    await link(page, 'What you get yourself').click()
    await field(page, 'Products / Services').uncheck()
    expect(await axeViolations(page)).toEqual([])
    await button(page, 'Save the changes').click()
    await page.getByText('Saved').waitFor()
    await link(page, 'Notices').first().click()
    await link(page, 'Who gets which notices').click()
    await field(page, 'A notice of').selectOption({ label: 'Products / Services' })
    const gets = page.getByRole('region', { name: 'They get it' })
    await gets.getByRole('row').filter({ hasText: 'Orders' }).waitFor()
    const left = page.getByRole('region', { name: 'They do not get it' })
    await left.getByRole('row').filter({ hasText: 'You' }).getByText('Declined').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await close()
  })
})

/** A notice as the provider's billing system posts it. */
async function post(path: string, body: object): Promise<Id> {
  const { url, cast } = area.program
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${cast.apiKey}`,
      'content-type': 'application/json',
      'idempotency-key': crypto.randomUUID(),
    },
    body: JSON.stringify(body),
  })
  expect(answer.status).toBe(201)
  return answer.json()
}
