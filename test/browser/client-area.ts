import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { launchChromium } from '../harness/chromium.ts'
import { linkIn, readMail } from '../harness/mail-reader.ts'
import { openPage, type View, type WatchedPage } from '../harness/page.ts'
import { runProgram } from '../harness/running-program.ts'

export const password = 'una frase bastante larga'
export const other = 'otra frase igual de larga'

export const words = {
  es: {
    locale: 'es-MX',
    welcome: 'Te damos la bienvenida, ',
    hello: 'Hola, ',
    door: 'Entrar en el Área de clientes',
    signIn: 'Entrar',
    signOut: 'Cerrar la sesión',
    email: 'Correo electrónico',
    password: 'Contraseña',
    newPassword: 'Contraseña nueva',
    tooShort: 'La contraseña debe tener al menos 10 caracteres',
    forgotten: 'Contraseña olvidada',
    sendLink: 'Enviarme el enlace',
    saveAndEnter: 'Guardar y entrar',
    gone: 'Este enlace ya no sirve',
    justUsed: 'Este enlace acaba de usarse',
    goIn: 'Ir al Área de clientes',
  },
  en: {
    locale: 'en-US',
    welcome: 'Welcome, ',
    hello: 'Hello, ',
    door: 'Sign in to the client area',
    signIn: 'Sign in',
    signOut: 'Sign out',
    email: 'E-mail',
    password: 'Password',
    newPassword: 'New password',
    tooShort: 'The password must have at least 10 characters',
    forgotten: 'Forgotten password',
    sendLink: 'Send me the link',
    saveAndEnter: 'Save and sign in',
    gone: 'This link no longer works',
    justUsed: 'This link has just been used',
    goIn: 'Go to the client area',
  },
} as const
export const languages = ['es', 'en'] as const

export const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name })
export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })
export const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true })
export const link = (page: Page, name: string) => page.getByRole('link', { name, exact: true })

/** At the sign-in page, which may still be on its way. */
export async function signIn(
  page: Page,
  email: string,
  secret: string,
  w: { [K in keyof typeof words.es]: string } = words.es,
) {
  await title(page, w.door).waitFor()
  await field(page, w.email).fill(email)
  await field(page, w.password).fill(secret)
  await button(page, w.signIn).click()
}

export type ClientArea = Awaited<ReturnType<typeof startClientArea>>

/** A running program and a browser before its client area, with the steps that several tests take. */
export async function startClientArea() {
  const [browser, program] = await Promise.all([launchChromium(), runProgram()])
  async function open(path: string, view: View = {}): Promise<WatchedPage> {
    const watched = await openPage(browser, { baseURL: program.url, ...view })
    // Whoever is not signed in is told so, and wrong values are refused: the browser notes both on its console.
    watched.expectTrouble(/the server responded with a status of (401|404|412|422)/)
    await watched.page.goto(path)
    return watched
  }

  async function enterAs(
    who: 'customer' | 'otherCustomer' | 'stranger',
    path: string,
    view: View = {},
  ): Promise<WatchedPage> {
    const watched = await openPage(browser, { baseURL: program.url, ...view })
    watched.expectTrouble(/the server responded with a status of (401|404|412|422)/)
    await watched.context.addCookies(
      Object.entries(program.cast[who].cookie).map(([name, value]) => ({ name, value, url: program.url })),
    )
    await watched.page.goto(path)
    return watched
  }

  async function asAgent(method: string, path: string, body?: unknown, version?: number) {
    const cookie = Object.entries(program.cast.agent.cookie)
      .map((pair) => pair.join('='))
      .join('; ')
    const answer = await fetch(`${program.url}${path}`, {
      method,
      headers: {
        cookie,
        origin: program.url,
        'content-type': 'application/json',
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    expect(answer.ok).toBe(true)
    return answer.json()
  }

  let made = 0
  /** A contact of the agent's who got the activation mail, and the link in it. */
  async function invited(language: string, name = 'Lucía Ocaña Beltrán') {
    made += 1
    const email = `invitada${made}@cenzontle.example`
    const draft = { name, emails: [email], language, sendActivation: true }
    const { id } = await asAgent('POST', '/api/agent/contacts', draft)
    return { id, name, email, link: await mailed(email, /\/area\/activate\//) }
  }

  async function mailed(address: string, pattern: RegExp): Promise<string> {
    const mail = await program.sink?.next(address)
    return linkIn(await readMail(mail?.raw ?? ''), pattern)
  }

  /** A contact who has chosen her password and is at home. */
  async function activated(view: View = {}) {
    const who = await invited('es-MX')
    const watched = await open(who.link, view)
    await field(watched.page, words.es.newPassword).fill(password)
    await button(watched.page, words.es.signIn).click()
    await title(watched.page, `${words.es.hello}${who.name}`).waitFor()
    return { ...watched, who }
  }

  return {
    program,
    open,
    enterAs,
    asAgent,
    invited,
    mailed,
    activated,
    stop: async () => {
      await browser.close()
      await program.stop()
    },
  }
}
