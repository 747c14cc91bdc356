import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths } from '../../web/area/paths.ts'
import { axeViolations } from '../harness/axe.ts'
import { readMail } from '../harness/mail-reader.ts'
import type { View } from '../harness/page.ts'
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

// The document's own words, in sentence case.
const words = {
  es: {
    who: 'customer',
    locale: 'es-MX',
    menu: 'Menú',
    contacts: 'Contactos',
    fresh: 'Nuevo contacto…',
    choose: 'Elegir contacto',
    add: 'Añadir nuevo contacto',
    open: 'Abrir',
    fields: ['Nombre completo', 'Dirección de correo electrónico', 'Teléfono'],
    address: 'Domicilio',
    noEntry: 'Este contacto no podrá entrar en el Área de clientes.',
    permissions: 'Permisos y notificaciones',
    ticks: ['Facturación', 'Soporte', 'Productos / Servicios', 'Dominios'],
    mayAsk: /Puede (preguntar a soporte|escribir en ellos)/,
    save: 'Guardar los cambios',
    saved: 'Contacto guardado',
    since: /^En tu cuenta desde el/,
  },
  en: {
    who: 'otherCustomer',
    locale: 'en-US',
    menu: 'Menu',
    contacts: 'Contacts',
    fresh: 'New contact…',
    choose: 'Choose a contact',
    add: 'Add a new contact',
    open: 'Open',
    fields: ['Full name', 'E-mail address', 'Phone'],
    address: 'Address',
    noEntry: 'This contact will not be able to enter the client area.',
    permissions: 'Permissions and notifications',
    ticks: ['Billing', 'Support', 'Products / Services', 'Domains'],
    mayAsk: /May (ask support|write in them)/,
    save: 'Save the changes',
    saved: 'Contact saved',
    since: /^In your account since/,
  },
} as const
type Words = (typeof words)['es' | 'en']

const desk: View = { width: 1280, height: 800 }
const phone: View = { width: 390, height: 844 }
const accountOf = ({ who }: Pick<Words, 'who'>) => area.program.cast[who].accountId
const clientAs = ({ who }: Pick<Words, 'who'>) => clientOf(area.program, area.program.cast[who])

type Card = { id: number; version: number; name: string; email: string }
/** Contacts of the account from before; all that others left are deleted. */
async function startWith(w: Pick<Words, 'who'>, drafts: object[] = []): Promise<Card[]> {
  const client = clientAs(w)
  const root = `/api/area/${accountOf(w)}/contacts`
  const { items } = await client.get<{ items: Card[] }>(root)
  for (const { id } of items) await client.delete(`${root}/${id}?handOverTo=main-user`)
  return Promise.all(drafts.map((draft) => client.post<Card>(root, draft)))
}

const enter = (w: Words, path: string, view: View) => area.enterAs(w.who, path, { locale: w.locale, ...view })

/** By mouse, or by Tab and Enter as who has no mouse. */
const hands = {
  mouse: (to: Locator) => to.click(),
  keyboard: async (to: Locator) => {
    await reach(to)
    await to.page().keyboard.press('Enter')
  },
}
type Hand = keyof typeof hands

async function reach(to: Locator): Promise<void> {
  await to.waitFor()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await to.evaluate((node) => node === document.activeElement)) return
    await to.page().keyboard.press('Tab')
  }
  throw new Error('Tab does not lead there')
}

const choiceOf = (page: Page, w: Words) => field(page, w.choose)
const choices = (page: Page, w: Words) => choiceOf(page, w).locator('option').allTextContents()
const permissionsOf = (page: Page, w: Words) => page.getByRole('group', { name: w.permissions })

/** Completes the document's fields, ticks two of its boxes, and saves. */
async function completeAndSave(page: Page, w: Words, who: { name: string; email: string }) {
  await page.getByText(w.noEntry).waitFor()
  const [name, email, telephone] = w.fields
  await field(page, name).fill(who.name)
  await field(page, email).fill(who.email)
  await field(page, telephone).fill('55 8136 2207')
  const address = page.getByRole('group', { name: w.address, exact: true })
  await address.getByRole('textbox').first().fill('Av. Coyoacán 1622')
  const ticks = permissionsOf(page, w).getByRole('checkbox')
  const names = await ticks.evaluateAll((nodes) => nodes.map((node) => node.closest('label')?.textContent))
  expect(names).toEqual(w.ticks)
  for (const tick of await ticks.all()) expect(await description(tick)).toMatch(w.mayAsk)
  await permissionsOf(page, w).getByRole('checkbox', { name: w.ticks[0] }).check()
  await permissionsOf(page, w).getByRole('checkbox', { name: w.ticks[3] }).check()
  await button(page, w.save).click()
  await page.getByText(w.saved).waitFor()
  await page.getByRole('heading', { level: 2, name: who.name }).waitFor()
  await page.getByText(w.since).waitFor()
}

const description = (control: Locator) =>
  control.evaluate(
    (node) => document.getElementById(node.getAttribute('aria-describedby') ?? '')?.textContent,
  )

describe('option 1: from the main page, in the side menu', () => {
  it.each([
    ['es', 'mouse', desk],
    ['es', 'keyboard', phone],
    ['en', 'mouse', phone],
    ['en', 'keyboard', desk],
  ] as [keyof typeof words, Hand, View][])('%s, %s, %o', async (language, hand, view) => {
    const w = words[language]
    await startWith(w)
    const { page, close } = await enter(w, paths.account(accountOf(w)), view)
    const go = hands[hand]
    const isPhone = view === phone
    if (isPhone) await go(button(page, w.menu))
    const side = isPhone ? page.getByRole('dialog', { name: w.menu }) : page.getByRole('complementary')
    await side.getByRole('heading', { name: w.contacts }).waitFor()
    await go(side.getByRole('link', { name: w.fresh }))
    await title(page, w.contacts).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const who = { name: 'Rocío Domínguez Arriaga', email: `rocio.${language}.${hand}@zuniga.example` }
    await completeAndSave(page, w, who)
    if (isPhone) await go(button(page, w.menu))
    await side.getByRole('link', { name: who.name }).waitFor()
    await close()
  })
})

describe('option 2: from the menu at the top, under the name', () => {
  it.each([
    ['es', 'keyboard'],
    ['en', 'mouse'],
  ] as const)('%s, %s', async (language, hand) => {
    const w = words[language]
    await startWith(w)
    const { page, close } = await enter(w, paths.home(), desk)
    const go = hands[hand]
    await go(button(page, area.program.cast[w.who].name))
    await go(page.getByRole('banner').getByRole('link', { name: w.contacts }))
    await title(page, w.contacts).waitFor()
    await choiceOf(page, w).waitFor()
    expect(await choices(page, w)).toEqual([w.add])
    expect(await axeViolations(page)).toEqual([])
    const who = { name: 'Lucía Ocaña Beltrán', email: `lucia.${language}@cenzontle.example` }
    await completeAndSave(page, w, who)
    await link(page, w.contacts).first().click()
    await page.waitForURL(`**${paths.contacts(accountOf(w))}`)
    expect(await choices(page, w)).toEqual([`${who.name}, ${who.email}`, w.add])
    await choiceOf(page, w).focus()
    await page.keyboard.press('ArrowDown')
    expect(await choiceOf(page, w).inputValue()).toBe('new')
    expect(new URL(page.url()).pathname).toBe(paths.contacts(accountOf(w)))
    await page.keyboard.press('ArrowUp')
    await go(button(page, w.open))
    await page.getByRole('heading', { level: 2, name: who.name }).waitFor()
    expect(await field(page, w.fields[1]).inputValue()).toBe(who.email)
    await close()
  })
})

describe('the form', () => {
  it('tells every wrong value at once, and that nothing is ticked; leaving asks', async () => {
    await startWith(words.es)
    const { page, close } = await enter(words.es, paths.newContact(accountOf(words.es)), desk)
    await page.getByText(/^Nada marcado: no recibirá correos, salvo por sus dominios/).waitFor()
    await field(page, 'Teléfono').fill('12')
    await button(page, 'Guardar los cambios').click()
    const alert = page.getByRole('alert')
    await alert.getByText('No se pudo guardar: hay 3 errores').waitFor()
    await focusIsOn(alert)
    expect(await axeViolations(page)).toEqual([])
    await alert.getByRole('link', { name: /^Dirección de correo electrónico/ }).click()
    await page.keyboard.type('nada@enmarcado.example')
    await link(page, 'Tus datos').first().click()
    const question = page.getByRole('dialog', { name: 'Hay cambios sin guardar' })
    await question.getByRole('button', { name: 'Seguir editando' }).click()
    await field(page, 'Nombre completo').fill('Nadie Enmarcado')
    await field(page, 'Teléfono').fill('')
    await button(page, 'Guardar los cambios').click()
    await page.getByText('Un correo avisa de ello a nada@enmarcado.example').waitFor()
    expect((await mailTo('nada@enmarcado.example')).to).toContain('nada@enmarcado.example')
    await close()
  })

  it('what another window saved meanwhile stands beside what is written, and one chooses', async () => {
    const [card] = await startWith(words.es, [{ name: 'Óscar Yáñez', email: 'oscar@bajio.example' }])
    const account = accountOf(words.es)
    const { page, close } = await enter(words.es, paths.contact(account, card?.id ?? 0), desk)
    await field(page, 'Nombre completo').fill('Óscar Yáñez Bermúdez')
    await page.getByRole('checkbox', { name: 'Soporte' }).check()
    const other = { name: 'Óscar Yáñez B.', phone: '55 8136 2207' }
    await clientAs(words.es).patch(`/api/area/${account}/contacts/${card?.id}`, other, card?.version ?? 0)
    await button(page, 'Guardar los cambios').click()
    await page.getByRole('radio', { name: 'Óscar Yáñez Bermúdez' }).check()
    expect(await page.getByRole('radio', { name: 'marcado', exact: true }).isChecked()).toBe(true)
    expect(await axeViolations(page)).toEqual([])
    await button(page, 'Guardar lo elegido').click()
    await page.getByRole('heading', { level: 2, name: 'Óscar Yáñez Bermúdez' }).waitFor()
    expect(await field(page, 'Teléfono').inputValue()).toBe('55 8136 2207')
    expect(await page.getByRole('checkbox', { name: 'Soporte' }).isChecked()).toBe(true)
    await close()
  })

  it('warns before a registrant is called otherwise, and does not let one be deleted', async () => {
    const { account, card, domain } = await accountWithRegistrant('Inés Güemes', 'ines@registro.example')
    const { page, close } = await area.enterAs('stranger', paths.contact(account, card), phone)
    await field(page, 'Nombre completo').fill('Inés Güemes Barón')
    const warning = page.getByRole('status').filter({ hasText: `Cambiar el registrante de ${domain}` })
    await warning.getByText('ines@registro.example').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await field(page, 'Nombre completo').fill('Inés Güemes')
    await warning.waitFor({ state: 'detached' })
    await button(page, 'Eliminar contacto').click()
    await page.getByText(`Inés Güemes es registrante de ${domain}`).waitFor()
    expect(await button(page, 'Pasar las funciones y eliminar').count()).toBe(0)
    await button(page, 'No eliminar').click()
    await field(page, 'Nombre completo').waitFor()
    await close()
  })

  it('says who declined, whose address is gone, and sends a sample to whom it can', async () => {
    const account = accountOf(words.es)
    const drafts = ['ines', 'lucia'].map((name) => ({
      name: `${name} de muestra`,
      email: `${name}@muestra.example`,
      categories: ['support'],
    }))
    const [ines, lucia] = await startWith(words.es, drafts)
    const { db } = area.program.wiring
    const at = new Date()
    await db
      .updateTable('addresses')
      .set({ suppressed_at: at, suppressed_because: 'rejected' })
      .where('address', '=', 'ines@muestra.example')
      .execute()
    // Her welcome is what learned it.
    await db
      .updateTable('deliveries')
      .from('message_recipients as recipient')
      .set({ state: 'failed', ended_at: at })
      .whereRef('recipient.message_id', '=', 'deliveries.message_id')
      .whereRef('recipient.position', '=', 'deliveries.position')
      .where('recipient.address', '=', 'ines@muestra.example')
      .execute()
    await db
      .insertInto('declined_categories')
      .values({ account_id: account, address: 'lucia@muestra.example', category: 'billing', at: new Date() })
      .execute()
    const { page, close } = await enter(words.es, paths.contacts(account), phone)
    await page.getByText('A esta dirección no llegan correos').waitFor()
    await page.goto(paths.contact(account, ines?.id ?? 0))
    await page.getByText('Su servidor de correo dice que ines@muestra.example no existe.').waitFor()
    expect(await button(page, 'Enviar una muestra').getAttribute('aria-disabled')).toBe('true')
    await page.goto(paths.contact(account, lucia?.id ?? 0))
    await page.getByText('lucia de muestra pidió no recibir estos correos').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await mailTo('lucia@muestra.example')
    await button(page, 'Enviar una muestra').click()
    await page.getByText('Hay una muestra en camino a lucia@muestra.example').waitFor()
    expect((await mailTo('lucia@muestra.example')).subject).toMatch(/muestra/i)
    await close()
  })
})

describe('deleting', () => {
  it('hands domain roles over first, and is taken back', async () => {
    const account = accountOf(words.es)
    const [rocio] = await startWith(words.es, [
      { name: 'Rocío Arriaga', email: 'rocio@bajio.example', categories: ['billing'] },
      { name: 'Sistemas', email: 'sistemas@bajio.example' },
    ])
    await area.asAgent('POST', `/api/agent/accounts/${account}/domains`, {
      name: 'papelera.example',
      status: 'active',
    })
    const changes = [{ domainId: 'all', role: 'technical', holder: rocio?.id ?? 0 }]
    await clientAs(words.es).put(`/api/area/${account}/domains/roles`, { changes })
    const { page, close } = await enter(words.es, paths.contact(account, rocio?.id ?? 0), desk)
    const roles = page.getByText('Contacto técnico')
    await roles.waitFor()
    await link(page, 'Cambiar funciones').waitFor()
    await button(page, 'Eliminar contacto').click()
    await page.getByRole('heading', { level: 2, name: 'Antes de eliminar a Rocío Arriaga' }).waitFor()
    await page.getByText('papelera.example').waitFor()
    expect(await axeViolations(page)).toEqual([])
    await field(page, 'Pasar las funciones a').selectOption({ label: 'Sistemas, sistemas@bajio.example' })
    await button(page, 'Pasar las funciones y eliminar').click()
    await page.getByText('Se eliminó Rocío Arriaga').waitFor()
    const side = page.getByRole('complementary')
    await side.getByRole('link', { name: 'Rocío Arriaga' }).waitFor({ state: 'detached' })
    await button(page, 'Deshacer').click()
    await page.getByText('Rocío Arriaga está de nuevo en tu cuenta').waitFor()
    await roles.waitFor()
    await side.getByRole('link', { name: 'Rocío Arriaga' }).waitFor()
    await close()
  })
})

/** An account of the stranger's, with a contact who is the registrant of a domain; changes of it are asked about. */
async function accountWithRegistrant(name: string, email: string) {
  const { program } = area
  const admin = clientOf(program, program.cast.admin)
  const she = clientOf(program, program.cast.stranger)
  const endings = '/api/agent/settings/domain-endings'
  const { id: account } = await admin.post<Card>('/api/agent/accounts', {
    mainUserId: program.cast.stranger.id,
  })
  const { id: card } = await she.post<Card>(`/api/area/${account}/contacts`, { name, email })
  const [ending, domain] = ['registro.example', 'bajio.registro.example']
  const source = { source: 'Prueba', sourceDate: '2026-11-22' }
  const made = await admin.post<Card>(endings, { ending, confirmations: 'none', ...source })
  await admin.post(`/api/agent/accounts/${account}/domains`, { name: domain })
  const changes = [{ domainId: 'all', role: 'registrant', holder: card }]
  await she.put(`/api/area/${account}/domains/roles`, { changes })
  await admin.patch(`${endings}/${made.id}`, { confirmations: 'both' }, made.version)
  return { account, card, domain }
}

async function mailTo(address: string) {
  return readMail((await area.program.sink?.next(address))?.raw ?? '')
}
