import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../harness/axe.ts'
import { ownerPassword } from '../harness/cast.ts'
import {
  button,
  type ClientArea,
  field,
  languages,
  link,
  other,
  password,
  signIn,
  startClientArea,
  title,
  words,
} from './client-area.ts'
import { focusIsOn } from './focus.ts'
import { settling } from './settled.ts'

let area: ClientArea
beforeAll(async () => {
  area = await startClientArea()
})
afterAll(() => area?.stop())

describe.each(languages)('from the activation mail to the client area and back, in %s', (language) => {
  const w = words[language]

  it('an invited contact chooses a password, enters, leaves, comes back and forgets it', async () => {
    const who = await area.invited(language === 'es' ? 'es-MX' : 'en-US')
    const token = who.link.split('/').at(-1)
    // What a scanner of mail does: it opens the link, and nothing is used up.
    for (let look = 0; look < 2; look += 1) await fetch(`${area.program.url}/api/activation/${token}`)
    const { page, close } = await area.open(who.link, { locale: w.locale })
    await title(page, `${w.welcome}${who.name}`).waitFor()
    expect(await field(page, w.email).inputValue()).toBe(who.email)
    expect(await axeViolations(page)).toEqual([])

    await field(page, w.newPassword).fill('corta')
    await button(page, w.signIn).click()
    await page.getByRole('alert').getByText(w.tooShort).waitFor()
    expect(await page.title()).toMatch(/^Error: .* · Alameda Hosting$/)
    await field(page, w.newPassword).fill(password)
    await button(page, w.signIn).click()
    await title(page, `${w.hello}${who.name}`).waitFor()
    expect(new URL(page.url()).pathname).toMatch(/^\/area\/\d+$/)
    expect(await axeViolations(page)).toEqual([])

    await button(page, who.name).click()
    await button(page, w.signOut).click()
    await signIn(page, who.email, password, w)
    await title(page, `${w.hello}${who.name}`).waitFor()

    await button(page, who.name).click()
    await button(page, w.signOut).click()
    await link(page, w.forgotten).click()
    // The page before has a field of the same name.
    await title(page, w.forgotten).waitFor()
    await field(page, w.email).fill(who.email)
    await button(page, w.sendLink).click()
    await page.getByRole('status').getByText(who.email).waitFor()
    await page.goto(await area.mailed(who.email, /\/area\/reset\//))
    await field(page, w.newPassword).fill(other)
    await button(page, w.saveAndEnter).click()
    await title(page, `${w.hello}${who.name}`).waitFor()
    await close()
  })

  it('links that do not stand all open one page, which names nobody', async () => {
    const who = await area.invited(language === 'es' ? 'es-MX' : 'en-US')
    const voided = who.link
    const resend = await fetch(`${area.program.url}/api/reset/area`, {
      method: 'POST',
      headers: { origin: area.program.url, 'content-type': 'application/json' },
      body: JSON.stringify({ email: who.email }),
    })
    expect(resend.status).toBe(202)
    const fresh = await area.mailed(who.email, /\/area\/activate\//)
    const foreign = fresh.replace('/activate/', '/reset/')
    const { page, close } = await area.open(voided, { locale: w.locale })
    const said = new Set<string>()
    for (const wrong of [
      voided,
      fresh.slice(0, -9),
      '/area/activate',
      '/area/activate/',
      foreign,
      '/area/enter/a/b',
      '/area/address/x',
    ]) {
      await page.goto(wrong)
      await title(page, w.gone).waitFor()
      await link(page, language === 'es' ? 'Entra con ella' : 'Sign in with it').waitFor()
      await page.getByRole('definition').getByText('Alameda Hosting').waitFor()
      said.add(await page.getByRole('main').innerText())
    }
    expect(said.size).toBe(1)
    expect([...said].join()).not.toContain(who.email)
    expect([...said].join()).not.toContain(who.name)
    expect(await axeViolations(page)).toEqual([])
    await page.goto(fresh)
    await title(page, `${w.welcome}${who.name}`).waitFor()
    await close()
  })

  it('of two tabs the second is told kindly that the link was used, and led in', async () => {
    const who = await area.invited(language === 'es' ? 'es-MX' : 'en-US')
    const { page, context, close } = await area.open(who.link, { locale: w.locale })
    const second = await context.newPage()
    await second.goto(who.link)
    for (const tab of [page, second]) await field(tab, w.newPassword).fill(password)
    await button(page, w.signIn).click()
    await title(page, `${w.hello}${who.name}`).waitFor()
    await button(second, w.signIn).click()
    await title(second, w.justUsed).waitFor()
    await link(second, w.goIn).click()
    await title(second, `${w.hello}${who.name}`).waitFor()
    await close()
  })
})

describe('the other ways in', () => {
  it('a magic link signs in by its button, not by being opened', async () => {
    const { page, close, who } = await area.activated()
    await button(page, who.name).click()
    await button(page, 'Cerrar la sesión').click()
    await link(page, 'Recibir un enlace de acceso').click()
    await title(page, 'Entrar con un enlace').waitFor()
    await field(page, 'Correo electrónico').fill(who.email)
    await button(page, 'Enviarme el enlace').click()
    await page.getByRole('status').getByText(who.email).waitFor()
    const enter = await area.mailed(who.email, /\/area\/enter\//)
    await page.goto(enter)
    await page.reload()
    await button(page, 'Entrar').click()
    await title(page, `Hola, ${who.name}`).waitFor()
    await close()
  })

  it('the pages beside sign-in are at hand, so that nobody writes into the one that goes', async () => {
    const { page, context, close } = await area.open('about:blank')
    const settled = settling(page)
    await page.goto('/area/sign-in')
    await settled()
    await context.setOffline(true)
    await link(page, 'Recibir un enlace de acceso').click()
    await title(page, 'Entrar con un enlace').waitFor()
    await link(page, 'Entrar con la contraseña').click()
    await link(page, 'Contraseña olvidada').click()
    await title(page, 'Contraseña olvidada').waitFor()
    await close()
  })

  it('the answer to a forgotten password is the same for an address that nobody has', async () => {
    const { page, close } = await area.open('/area/forgot')
    const answers = new Set<string>()
    for (const email of ['nadie@enningunsitio.example', area.program.cast.customer.email]) {
      await field(page, 'Correo electrónico').fill(email)
      await button(page, 'Enviarme el enlace').click()
      await page.getByRole('status').getByText(email).waitFor()
      answers.add((await page.getByRole('main').innerText()).replace(email, ''))
      await button(page, 'Escribir otra dirección').click()
    }
    expect(answers.size).toBe(1)
    await close()
  })

  it('a wrong password and an unknown address get the same words, and the focus goes to them', async () => {
    const { page, close } = await area.open('/area/sign-in')
    const said = new Set<string>()
    for (const email of ['nadie@enningunsitio.example', area.program.cast.customer.email]) {
      await signIn(page, email, 'no es la contraseña')
      const alert = page.getByRole('alert')
      await alert.waitFor()
      await focusIsOn(alert)
      said.add(await alert.innerText())
    }
    expect(said.size).toBe(1)
    await close()
  })

  it('who wanted a page of hers before signing in gets it afterwards', async () => {
    const { page, close } = await area.open('/area/me/security')
    await signIn(page, area.program.cast.customer.email, ownerPassword)
    await title(page, 'Acceso y seguridad').waitFor()
    await close()
  })
})

describe('the doors', () => {
  it('a cookie of one door opens nothing at the other, renamed or not', async () => {
    const { customer, agent } = area.program.cast
    const [ofArea = ''] = Object.values(customer.cookie)
    const [ofPortal = ''] = Object.values(agent.cookie)
    const { page, context, close } = await area.open('/area/sign-in')
    const url = area.program.url
    await context.addCookies([
      { name: 'encopia_agent', value: ofArea, url },
      { name: 'encopia_area', value: ofPortal, url },
    ])
    for (const path of [
      '/api/session/area',
      '/api/session/agent',
      '/api/area/me/profile',
      '/api/agent/contacts',
    ])
      expect((await page.request.get(`${url}${path}`)).status()).toBe(401)
    await page.goto('/area/me/profile')
    await title(page, 'Entrar en el Área de clientes').waitFor()
    await page.goto('/agent/contacts')
    await expect.poll(() => new URL(page.url()).pathname).toBe('/agent/sign-in')
    await close()
  })

  it('another’s account does not exist', async () => {
    const { page, close } = await area.enterAs(
      'customer',
      `/area/${area.program.cast.otherCustomer.accountId}`,
    )
    await title(page, 'Aquí no hay nada').waitFor()
    await close()
  })

  it('a customer without an account has her own page and no other', async () => {
    const { page, close } = await area.enterAs('stranger', '/area')
    await title(page, `Hola, ${area.program.cast.stranger.name}`).waitFor()
    expect(new URL(page.url()).pathname).toBe('/area/me')
    const entries = await page.getByRole('navigation').getByRole('link').allInnerTexts()
    expect(entries).toEqual(['Inicio', 'Tickets', 'Tus datos', 'Acceso y seguridad'])
    await close()
  })

  it('of several accounts one is chosen by a button, and stays open beside her own pages', async () => {
    const { customer } = area.program.cast
    const draft = { name: 'Cuadernos del Bajío', mainUserId: customer.id }
    const { id } = await area.asAgent('POST', '/api/agent/accounts', draft)
    const { page, close } = await area.enterAs('customer', `/area/${customer.accountId}`)
    const choice = field(page, 'Cuenta')
    await choice.selectOption('Cuadernos del Bajío')
    expect(new URL(page.url()).pathname).not.toBe(`/area/${id}`)
    expect(await axeViolations(page)).toEqual([])
    await button(page, 'Abrir').click()
    await page.getByRole('definition').getByText('Cuadernos del Bajío').waitFor()
    await link(page, 'Tus datos').first().click()
    await title(page, 'Tus datos').waitFor()
    expect(await choice.inputValue()).toBe(String(id))
    await link(page, 'Inicio').click()
    await expect.poll(() => new URL(page.url()).pathname).toBe(`/area/${id}`)
    await close()
  })
})
