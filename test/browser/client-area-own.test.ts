import { Secret, TOTP } from 'otpauth'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../harness/axe.ts'
import { readMail } from '../harness/mail-reader.ts'
import {
  button,
  type ClientArea,
  field,
  link,
  other,
  password,
  signIn,
  startClientArea,
  title,
} from './client-area.ts'
import { focusIsOn } from './focus.ts'

let area: ClientArea
beforeAll(async () => {
  area = await startClientArea()
})
afterAll(() => area?.stop())

describe('her own data', () => {
  it('every wrong value is told at once, then all is saved', async () => {
    const { page, close } = await area.enterAs('customer', '/area/me/profile')
    await field(page, 'Nombre completo').fill('')
    await field(page, 'Celular').fill('12')
    await button(page, 'Guardar los cambios').click()
    const alert = page.getByRole('alert')
    await alert.waitFor()
    expect(await alert.getByRole('link').count()).toBe(2)
    expect(await axeViolations(page)).toEqual([])
    await alert.getByRole('link').first().click()
    await field(page, 'Nombre completo').fill(area.program.cast.customer.name)
    await field(page, 'Celular').fill('55 8136 2207')
    await field(page, 'Puesto').fill('Directora')
    await field(page, 'Calle y número').fill('Av. Coyoacán 1622')
    await button(page, 'Guardar los cambios').click()
    await page.getByText('Tus datos están guardados').waitFor()
    await page.reload()
    expect(await field(page, 'Puesto').inputValue()).toBe('Directora')
    expect(await field(page, 'Calle y número').inputValue()).toBe('Av. Coyoacán 1622')
    await close()
  })

  it('what an agent saved meanwhile stands beside what she wrote, and she chooses', async () => {
    const { page, close, who } = await area.activated()
    await link(page, 'Tus datos').first().click()
    await field(page, 'Puesto').fill('Contadora')
    const { version } = await area.asAgent('GET', `/api/agent/contacts/${who.id}`)
    await area.asAgent('PATCH', `/api/agent/contacts/${who.id}`, { jobTitle: 'Contadora pública' }, version)
    await button(page, 'Guardar los cambios').click()
    await page.getByRole('radio', { name: 'Contadora', exact: true }).check()
    expect(await axeViolations(page)).toEqual([])
    await button(page, 'Guardar lo elegido').click()
    await page.getByText('Tus datos están guardados').waitFor()
    expect((await area.asAgent('GET', `/api/agent/contacts/${who.id}`)).jobTitle).toBe('Contadora')
    await close()
  })
})

describe('access and security', () => {
  it('the second step is turned on with an app, and asked for at the next sign-in', async () => {
    const { page, close, who } = await area.activated()
    await page.goto('/area/me/second-factor')
    await field(page, 'Contraseña actual').fill(password)
    await button(page, 'Continuar').click()
    await page.getByRole('img', { name: 'Código QR para la aplicación de autenticación' }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const key = (await page.locator('code').first().innerText()).replaceAll(/\s/g, '')
    const app = new TOTP({ secret: Secret.fromBase32(key) })
    await field(page, '2. Código').fill(app.generate())
    await button(page, 'Activar').click()
    await title(page, 'Códigos de recuperación').waitFor()
    const [recovery = ''] = await page.getByRole('listitem').locator('code').allInnerTexts()
    await button(page, 'Ya están guardados').click()
    await page.getByText('Activada desde el').waitFor()
    await button(page, who.name).click()
    await button(page, 'Cerrar la sesión').click()
    await signIn(page, who.email, password)
    await button(page, 'Usar un código de recuperación').click()
    await field(page, 'Código de recuperación').fill(recovery)
    await button(page, 'Continuar').click()
    await title(page, `Hola, ${who.name}`).waitFor()
    await close()
  })

  it('another address is confirmed by its link, told to the former one, and signs in', async () => {
    const { page, close, who } = await area.activated()
    const fresh = `nueva.${who.email}`
    await page.goto('/area/me/security?change=email')
    await field(page, 'Correo nuevo').fill(fresh)
    await field(page, 'Contraseña actual').fill(password)
    await button(page, 'Enviar el enlace').click()
    await page.getByRole('status').getByText(fresh).waitFor()
    expect(await axeViolations(page)).toEqual([])
    await page.goto(await area.mailed(fresh, /\/area\/address\//))
    await button(page, 'Confirmar la dirección').click()
    await title(page, 'Tu dirección cambió').waitFor()
    expect((await readMail((await area.program.sink?.next(who.email))?.raw ?? '')).subject).toContain(
      'cambió',
    )
    await link(page, 'Entrar').click()
    await signIn(page, fresh, password)
    await title(page, `Hola, ${who.name}`).waitFor()
    await close()
  })

  it('a new password ends the sessions elsewhere', async () => {
    const { page, close, who } = await area.activated()
    const elsewhere = await area.open('/area/sign-in')
    await signIn(elsewhere.page, who.email, password)
    await title(elsewhere.page, `Hola, ${who.name}`).waitFor()
    await page.goto('/area/me/security')
    await button(page, 'Cambiar la contraseña').click()
    await field(page, 'Contraseña actual').fill(password)
    await field(page, 'Contraseña nueva').fill(other)
    await button(page, 'Cambiar la contraseña').click()
    await page.getByText('Contraseña cambiada; terminó 1 sesión más').waitFor()
    await link(elsewhere.page, 'Tus datos').first().click()
    await title(elsewhere.page, 'Entrar en el Área de clientes').waitFor()
    await elsewhere.close()
    await close()
  })
})

describe('by hand and by key', () => {
  it('the whole way in is walked with the keyboard alone', async () => {
    const who = await area.invited('es-MX')
    const { page, close } = await area.open(who.link)
    await title(page, `Te damos la bienvenida, ${who.name}`).waitFor()
    for (let presses = 0; presses < 10; presses += 1) {
      const isThere = await field(page, 'Contraseña nueva').evaluate(
        (node) => node === document.activeElement,
      )
      if (isThere) break
      await page.keyboard.press('Tab')
    }
    await page.keyboard.type(password)
    await page.keyboard.press('Enter')
    const home = title(page, `Hola, ${who.name}`)
    await home.waitFor()
    await focusIsOn(home)
    await close()
  })

  it('on a phone the menu is a drawer from the left with all there is', async () => {
    const { page, close } = await area.enterAs('customer', '/area', {
      width: 320,
      height: 640,
      colorScheme: 'dark',
    })
    await button(page, 'Menú').click()
    const drawer = page.getByRole('dialog', { name: 'Menú' })
    await drawer.waitFor()
    expect(await axeViolations(page)).toEqual([])
    await drawer.getByRole('link', { name: 'Acceso y seguridad' }).click()
    await title(page, 'Acceso y seguridad').waitFor()
    await drawer.waitFor({ state: 'hidden' })
    await close()
  })
})
