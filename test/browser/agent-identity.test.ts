import { Secret, TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { setUpLink } from '../../server/modules/identity/index.ts'
import { ownerPassword } from '../harness/cast.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type View, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { focusIsOn } from './focus.ts'

let browser: Browser
let program: RunningProgram
let fresh: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram({ outbox: true })])
  fresh = await runProgram({ empty: true, outbox: true })
})
afterAll(async () => {
  await browser?.close()
  await Promise.all([program?.stop(), fresh?.stop()])
})

type Who = 'owner' | 'admin' | 'agent' | 'viewer'

/** A page of the agents' portal; signed in where `who` is given. */
async function open(path: string, who?: Who, view: View = {}): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  if (who) {
    const cookies = Object.entries(program.cast[who].cookie)
    await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: program.url })))
  }
  await watched.page.goto(path)
  return watched
}

/** A control by its label; forms have names too. */
const named = (page: Page, name: string) =>
  page.locator('input, select').and(page.getByLabel(name, { exact: true }))
const titled = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()
const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** The working link of the newest mail to an address, as the owner reads it in the outbox. */
async function linkTo(address: string): Promise<string> {
  const headers = { cookie: cookieOf('owner') }
  const read = async (path: string) => (await fetch(`${program.url}${path}`, { headers })).json()
  const { items } = await read('/api/agent/outbox')
  const item = items.find((each: { address: string }) => each.address === address)
  const { link } = await read(`/api/agent/outbox/${item.messageId}/${item.position}`)
  return new URL(link).pathname
}

function cookieOf(who: Who): string {
  return Object.entries(program.cast[who].cookie)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
}

describe('set-up', () => {
  it('opens only with its link, and says where to find it', async () => {
    const { page, close } = await open(`${fresh.url}/agent/set-up`)
    await titled(page, 'Hace falta el enlace de puesta en marcha')
    await page.goto(`${fresh.url}/agent/set-up/${'a'.repeat(43)}`)
    await titled(page, 'Este enlace no abre la puesta en marcha')
    await page.getByText('Abra el terminal o el registro del programa.').waitFor()
    await close()
  })

  it('tells every error at once, loses nothing when the language changes, and ends signed in at the tasks', async () => {
    const { page, close, expectTrouble } = await open(setUpLink(fresh.wiring))
    expectTrouble(/422/)
    await named(page, 'Zona horaria').waitFor()
    expect(await named(page, 'País').inputValue()).toBe('México')
    expect(await named(page, 'Zona horaria').inputValue()).toBe('Ciudad de México (UTC−6)')
    await press(page, /Crear y entrar/)
    await page.getByText('No se pudo guardar: hay 4 errores').waitFor()
    await named(page, 'Nombre de la organización').fill('Alameda Hosting')
    await named(page, 'Nombre completo').fill('Noelia Ibáñez Cruz')
    await named(page, 'Correo electrónico').fill('noelia@alameda.example')
    await named(page, 'Contraseña').fill('tranvía azul despacio')
    await named(page, 'Idioma').focus()
    await page.keyboard.press('ArrowDown')
    await titled(page, 'Set-up')
    expect(await named(page, 'Full name').inputValue()).toBe('Noelia Ibáñez Cruz')
    expect(await named(page, 'Password').inputValue()).toBe('tranvía azul despacio')
    await focusIsOn(named(page, 'Language'))
    await page.keyboard.press('ArrowUp')
    await titled(page, 'Puesta en marcha')
    await page.keyboard.press('Control+Enter')
    await page.waitForURL('**/agent/settings/getting-started')
    await page.getByText('Español, México, Ciudad de México (UTC−6)').waitFor()
    await expect.poll(() => page.getByText('Sin empezar').count()).toBe(3)
    await page.goto(setUpLink(fresh.wiring))
    await titled(page, 'La puesta en marcha ya se hizo')
    await close()
  })
})

describe('the settings', () => {
  it('show the outbox to nobody but owners', async () => {
    const { page, close } = await open('/agent/outbox', 'viewer')
    await page.getByText('Sin permiso para ver la bandeja de salida').waitFor()
    await close()
  })

  it('change a role with undo, and say why a control is off', async () => {
    const { page, close } = await open(`/agent/settings/agents/${program.cast.viewer.id}`, 'owner')
    await page.getByRole('radio', { name: 'Agente' }).check()
    await press(page, /^Guardar/)
    await page.getByText('Agente guardado').waitFor()
    await press(page, 'Deshacer')
    await expect.poll(() => page.getByRole('radio', { name: 'Lector' }).isChecked()).toBe(true)
    await page.goto(`/agent/settings/agents/${program.cast.owner.id}`)
    await page.getByText('Nadie se da de baja a sí mismo.').waitFor()
    expect(await page.getByRole('button', { name: 'Dar de baja' }).getAttribute('aria-disabled')).toBe('true')
    await page.keyboard.press('Escape')
    await page.waitForURL('**/agent/settings/agents')
    await close()
  })

  it('let an agent go, and take him back', async () => {
    const { page, close } = await open(`/agent/settings/agents/${program.cast.viewer.id}`, 'owner')
    await press(page, 'Dar de baja')
    await press(page, 'Reactivar')
    await page.getByText(`${program.cast.viewer.name} puede volver a entrar`).waitFor()
    await close()
  })

  it('show an API key once; revoking it stops it', async () => {
    const { page, close, expectTrouble } = await open('/agent/settings/api-keys/new', 'owner')
    expectTrouble(/422/)
    await named(page, 'Caduca').selectOption('day')
    await named(page, 'El día').fill('2099-02-31')
    await press(page, /Crear la clave/)
    await page.getByText('No se pudo guardar: hay 2 errores').waitFor()
    await named(page, 'Nombre').fill('Migración')
    await named(page, 'El día').fill('2099-12-31')
    await press(page, /Crear la clave/)
    await page.getByText('La clave solo se muestra ahora').waitFor()
    const authorization = `Bearer ${await page
      .locator('code')
      .filter({ hasText: /^encopia_/ })
      .innerText()}`
    const read = () => fetch(`${program.url}/api/agent/contacts`, { headers: { authorization } })
    expect((await read()).status).toBe(200)
    await page.keyboard.press('Escape')
    await page.getByRole('dialog', { name: '¿Está guardada la clave?' }).waitFor()
    await press(page, 'Seguir aquí')
    await press(page, 'Ya está guardada')
    await page.getByRole('cell', { name: '31 dic 2099', exact: true }).waitFor()
    await press(page, /Revocar Migración/)
    await press(page, 'Revocar la clave')
    await page.getByText('Se revocó la clave Migración').waitFor()
    expect((await read()).status).toBe(401)
    await close()
  })
})

describe('programs made for Freshdesk or WHMCS', () => {
  it('get a key in its three parts, limited to networks, and a door that can be shut', async () => {
    const { page, close } = await open('/agent/settings/api-keys/new', 'owner')
    await named(page, 'Para').selectOption('whmcs')
    await named(page, 'Nombre').fill('Panel')
    await page.getByRole('checkbox', { name: 'Leer cuentas, dominios y avisos' }).check()
    await named(page, 'Se puede usar desde').selectOption('access-key')
    await press(page, /Crear la clave/)
    await page.getByText('La clave solo se muestra ahora').waitFor()
    const parts = await page.locator('code').allInnerTexts()
    const [identifier = '', secret = '', accesskey = ''] = [/^[0-9a-f]{32}$/, /^encopia_/, /^[\w-]{43}$/].map(
      (form) => parts.find((part) => form.test(part)),
    )
    const call = async (fields: object) => {
      const body = new URLSearchParams({
        action: 'GetContacts',
        responsetype: 'json',
        identifier,
        secret,
        ...fields,
      })
      const answer = await fetch(`${program.url}/includes/api.php`, { method: 'POST', body })
      return answer.status
    }
    expect([await call({}), await call({ accesskey })]).toEqual([403, 200])
    await press(page, 'Ya está guardada')
    await page.getByRole('link', { name: 'Panel', exact: true }).click()
    await named(page, 'Se puede usar desde').selectOption('networks')
    await page.getByLabel('Redes', { exact: true }).fill('127.0.0.0/8\n2001:db8::/32')
    await press(page, /^Guardar/)
    await page.getByText('Se guardó la clave Panel').waitFor()
    expect(await call({})).toBe(200)
    await page.goto('/agent/settings/doors')
    await page.getByText(`${program.url}/includes/api.php`).waitFor()
    await page.getByRole('switch', { name: 'Admitir programas hechos para WHMCS' }).click()
    await page.getByText('Desactivado: en esta dirección no hay nada para ellos.').waitFor()
    expect(await call({})).toBe(404)
    await press(page, 'Deshacer')
    await expect.poll(() => call({})).toBe(200)
    await close()
  })
})

describe('an invitation', () => {
  it('is kept in the outbox with its link, works once, and then says what to do', async () => {
    const owner = await open('/agent/settings/agents/invite', 'owner')
    await named(owner.page, 'Nombre completo').fill('Begoña Etxeberria')
    await named(owner.page, 'Correo electrónico').fill('begona@alameda.example')
    await press(owner.page, /Enviar la invitación/)
    await owner.page.getByText('Invitación enviada a begona@alameda.example').waitFor()
    await owner.page.goto('/agent/outbox')
    await owner.page.getByRole('link', { name: /Invitación/ }).click()
    const paper = owner.page.frameLocator('iframe')
    await paper.getByText('Begoña Etxeberria').first().waitFor()
    expect(await owner.page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts')
    const href = await owner.page.getByRole('link', { name: 'Abrir el enlace' }).getAttribute('href')
    await owner.close()

    const link = new URL(href ?? '').pathname
    const { page, close, expectTrouble } = await open(link, undefined, { locale: 'en-US' })
    expectTrouble(/422|404/)
    await titled(page, 'Le damos la bienvenida a Alameda Hosting')
    await page.reload()
    await named(page, 'Contraseña nueva').fill('corta')
    await press(page, /Guardar y entrar/)
    await page.getByRole('alert').waitFor()
    await named(page, 'Contraseña nueva').fill('cuaderno de bitácora')
    await press(page, /Guardar y entrar/)
    await page.getByRole('button', { name: 'Begoña Etxeberria' }).waitFor()
    await page.goto(link)
    await titled(page, 'Esta invitación ya no sirve')
    await close()
  })
})

describe('a forgotten password', () => {
  it('gets one answer for every address, and its link sets another', async () => {
    const { page, close, expectTrouble } = await open('/agent/sign-in')
    expectTrouble(/401/)
    await page.getByRole('link', { name: 'Contraseña olvidada' }).click()
    await titled(page, 'Contraseña olvidada')
    const { email } = program.cast.viewer
    for (const address of ['nadie@ejemplo.example', email]) {
      await named(page, 'Correo electrónico').fill(address)
      await press(page, 'Enviar el enlace')
      await page.getByText('Si un agente inicia sesión con esta dirección').waitFor()
      await press(page, 'Escribir otra dirección')
    }
    await expect.poll(() => linkTo(email).catch(() => '')).toContain('/agent/reset/')
    await page.goto(await linkTo(email))
    await named(page, 'Contraseña nueva').fill('otra frase larga')
    await press(page, /Guardar y entrar/)
    await page.waitForURL('**/agent/contacts')
    await page.goto('/agent/reset/cortado')
    await titled(page, 'Este enlace ya no sirve')
    await close()
  })
})

describe('one’s own profile', () => {
  it('is saved with undo, and speaks the new language at once', async () => {
    const { page, close } = await open('/agent/me', 'admin')
    const before = await named(page, 'Nombre completo').inputValue()
    await named(page, 'Nombre completo').fill('Admin Con Otro Nombre')
    await named(page, 'Idioma').selectOption('en')
    await press(page, /Guardar los cambios/)
    await titled(page, 'Own profile')
    await page.getByRole('button', { name: 'Admin Con Otro Nombre' }).waitFor()
    await press(page, 'Undo')
    await titled(page, 'Perfil propio')
    await expect.poll(() => named(page, 'Nombre completo').inputValue()).toBe(before)
    await close()
  })

  it('shows both versions when it was changed meanwhile', async () => {
    const one = await open('/agent/me', 'admin')
    const other = await open('/agent/me', 'admin')
    one.expectTrouble(/412/)
    await named(one.page, 'Nombre completo').fill('Nombre de una ventana')
    await named(other.page, 'Nombre completo').fill('Nombre de otra ventana')
    await press(other.page, /Guardar los cambios/)
    await other.page.getByText('Perfil guardado').waitFor()
    await press(one.page, /Guardar los cambios/)
    await one.page.getByText('El perfil cambió mientras tanto').first().waitFor()
    await one.page.getByRole('radio', { name: 'Nombre de una ventana' }).check()
    await press(one.page, 'Guardar lo elegido')
    await one.page.getByText('Perfil guardado').waitFor()
    expect(await named(one.page, 'Nombre completo').inputValue()).toBe('Nombre de una ventana')
    await one.close()
    await other.close()
  })

  it('changes the e-mail only when a button on the mailed page is pressed', async () => {
    const { page, close, expectTrouble } = await open('/agent/me?change=email', 'admin')
    expectTrouble(/422|401/)
    await named(page, 'Correo nuevo').fill('otra@alameda.example')
    await named(page, 'Contraseña actual').fill('no es esta')
    await press(page, /Enviar el enlace/)
    await page.getByRole('link', { name: 'La contraseña actual no es correcta' }).waitFor()
    await named(page, 'Contraseña actual').fill(ownerPassword)
    await press(page, /Enviar el enlace/)
    await page.getByText('A la espera de confirmación').waitFor()
    const link = await linkTo('otra@alameda.example')
    await page.goto(link)
    await titled(page, 'Confirmar la dirección nueva')
    await press(page, 'Confirmar la dirección')
    await titled(page, 'La dirección se cambió')
    await page.goto(link)
    await titled(page, 'Este enlace ya no sirve')
    await close()
  })

  it('turns two-step verification on, and signing in then asks for a code', async () => {
    const { page, close, expectTrouble } = await open('/agent/me/security/second-factor', 'agent')
    expectTrouble(/401/)
    await named(page, 'Contraseña actual').fill(ownerPassword)
    await press(page, 'Continuar')
    await page.getByRole('img', { name: /Código QR/ }).waitFor()
    const key = (
      await page.getByRole('group', { name: 'O la clave' }).locator('code').innerText()
    ).replaceAll(' ', '')
    const code = () => new TOTP({ secret: Secret.fromBase32(key) }).generate()
    await named(page, '2. Código').fill(code())
    await press(page, 'Activar')
    await titled(page, 'Códigos de recuperación')
    const codes = await page
      .getByRole('list', { name: 'Códigos de recuperación' })
      .getByRole('listitem')
      .allInnerTexts()
    expect(codes).toHaveLength(10)
    await press(page, 'Ya están guardados')
    await page.getByText('Activada desde').waitFor()
    await page.getByRole('button', { name: program.cast.agent.name }).click()
    await page.getByRole('menuitem', { name: 'Cerrar la sesión' }).click()
    await titled(page, 'Entrar en el portal de soporte')
    await named(page, 'Correo electrónico').fill(program.cast.agent.email)
    await named(page, 'Contraseña').fill(ownerPassword)
    await press(page, 'Entrar')
    await press(page, 'Usar un código de recuperación')
    await named(page, 'Código de recuperación').fill(codes[0] ?? '')
    await press(page, 'Continuar')
    await page.waitForURL('**/agent/contacts')
    await close()
  })
})
