import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { paths } from '../../web/agent/paths.ts'
import { ownerPassword } from '../harness/cast.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { cookiesOf } from './client.ts'
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

it('the main job is done without a mouse, from signing in to the contact’s page', async () => {
  const { page, expectTrouble, close } = await openPage(browser, { baseURL: program.url })
  expectTrouble(/401/)
  await page.goto(paths.signIn())
  const { email } = program.cast.agent
  await tabTo(page, 'Correo electrónico')
  await page.keyboard.type(email)
  await tabTo(page, 'Contraseña')
  await page.keyboard.type(ownerPassword)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: 'Contactos' }).waitFor()
  await page.keyboard.press('c')
  const name = page.getByLabel('Nombre completo', { exact: true })
  await name.waitFor()
  await focusIsOn(name)
  await page.keyboard.type('Xóchitl Güemes Agüero')
  await tabTo(page, 'Correo principal')
  await page.keyboard.type('xochitl@cenzontle.example')
  await tabTo(page, 'Celular')
  await page.keyboard.type('55 5604 9218')
  await page.keyboard.press('Control+Enter')
  const heading = page.getByRole('heading', { level: 1, name: 'Xóchitl Güemes Agüero' })
  await heading.waitFor()
  await focusIsOn(heading)
  await close()
})

it('the palette and the help open and close by keys, and give the focus back', async () => {
  const { page, close } = await signedIn()
  const search = page.getByRole('searchbox', { name: 'Buscar en los contactos' })
  await search.focus()
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await focusIsOn(search)
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('nuevo contacto')
  await page.getByRole('menuitem', { name: 'Nuevo contacto' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const name = page.getByLabel('Nombre completo', { exact: true })
  await name.waitFor()
  await focusIsOn(name)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { level: 1, name: 'Contactos' }).waitFor()
  await page.keyboard.press('Shift+?')
  await page.getByRole('dialog', { name: 'Teclas' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await focusIsOn(page.getByRole('heading', { level: 1, name: 'Contactos' }))
  await close()
})

it('a ticket is opened, noted on, answered and assigned by keys alone, and the last is taken back', async () => {
  const { page, expectTrouble, close } = await signedIn()
  expectTrouble(/422/)
  await page.keyboard.press('t')
  await tabTo(page, 'Solicitante')
  await page.keyboard.press('Control+Enter')

  // All that is missing is said at once, above and at its place; what is filled in then is all that it takes.
  const missing = [
    'Solicitante: Hay que elegir un contacto',
    'Asunto: Falta el asunto',
    'Texto: Falta el texto',
  ]
  await focusIsOn(page.getByRole('alert'))
  expect(await page.getByRole('alert').getByRole('link').allInnerTexts()).toEqual(missing)
  for (const name of ['Solicitante', 'Asunto', 'Texto'])
    expect(await page.getByLabel(name, { exact: true }).getAttribute('aria-invalid')).toBe('true')
  await tabTo(page, 'Solicitante')
  await page.keyboard.type('Fernanda')
  await page.getByRole('option', { name: program.cast.customer.name }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Asunto')
  await page.keyboard.type('Certificado')
  await tabTo(page, 'Texto')
  await page.keyboard.type('Venció anoche.')
  await page.keyboard.press('Control+Enter')

  const heading = page.getByRole('heading', { level: 1, name: 'Certificado' })
  await heading.waitFor()
  await focusIsOn(heading)
  await page.getByRole('button', { name: 'Enviar a 1' }).waitFor()
  await page.keyboard.press('n')
  await focusIsOn(page.getByRole('textbox', { name: 'Nota interna' }))
  await page.keyboard.type('Era el CAA.')
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article').getByText('Era el CAA.').waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('r')
  await focusIsOn(page.getByRole('textbox', { name: 'Responder' }))
  await page.keyboard.type('Ya está.')
  await page.getByRole('button', { name: 'Enviar a 1' }).waitFor()
  await page.keyboard.press('Control+Enter')
  await page.getByRole('article').getByText('Ya está.').waitFor()

  await page.keyboard.press('Tab')
  await page.keyboard.press('a')
  const agent = page.getByRole('dialog').getByLabel('Agente')
  await agent.waitFor()
  await focusIsOn(agent)
  await page.keyboard.type('Iker')
  await page.getByRole('option', { name: 'Iker' }).waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const facts = page.getByRole('region', { name: 'Ticket', exact: true })
  await facts.getByRole('button', { name: 'Iker' }).waitFor()
  await page.getByRole('button', { name: 'Deshacer' }).last().waitFor()
  await page.keyboard.press('F6')
  await page.keyboard.press('Enter')
  await facts.getByRole('button', { name: 'Iker' }).waitFor({ state: 'detached' })
  await close()
})

it('every stop of the tab key is seen and not covered, in the list and in the form', async () => {
  const { page, close } = await signedIn()
  expect(await unseenStops(page)).toEqual([])
  await page.goto(paths.newContact())
  await page.getByLabel('Nombre completo', { exact: true }).waitFor()
  expect(await unseenStops(page)).toEqual([])
  await close()
})

async function signedIn(): Promise<WatchedPage> {
  const watched = await openPage(browser, { baseURL: program.url })
  await watched.context.addCookies(cookiesOf(program, program.cast.agent))
  await watched.page.goto(paths.contacts())
  await watched.page.getByRole('link', { name: program.cast.customer.name }).waitFor()
  return watched
}

/** Presses Tab until the focus is where it is wanted; a person would give up after as many. */
async function tabTo(page: Page, label: string): Promise<void> {
  const wanted = page.getByLabel(label, { exact: true })
  await wanted.waitFor()
  for (let presses = 0; presses < 12; presses++) {
    if (await wanted.evaluate((node) => node === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Twelve times Tab do not lead to ${label}`)
}

type Stop = { name: string; isCovered: boolean; isAgain: boolean; isLastUnmarked: boolean }

/** Walks the page by Tab, once around: the stops that look the same with the focus and without, and those under something else. */
async function unseenStops(page: Page): Promise<string[]> {
  const faults: string[] = []
  await page.evaluate(watchStops)
  let last = ''
  for (let presses = 0; presses < 120; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate<Stop | null>(() => Reflect.get(globalThis, 'nextStop')())
    if (stop?.isLastUnmarked) faults.push(`does not show the focus: ${last}`)
    if (stop?.isCovered) faults.push(`is covered: ${stop.name}`)
    if (!stop || stop.isAgain) return presses > 5 ? faults : [`only ${presses} stops`]
    last = stop.name
  }
  throw new Error('The tab key does not come around')
}

function watchStops(): void {
  const looksOf = (element: Element) =>
    [element, element.parentElement, element.parentElement?.parentElement]
      .map((each) => (each ? getComputedStyle(each) : undefined))
      .map((style) => [style?.outline, style?.boxShadow, style?.borderColor, style?.backgroundColor].join())
      .join()
  const seen = new Set<Element>()
  let last: { element: Element; looks: string } | undefined
  Reflect.set(globalThis, 'nextStop', (): Stop | null => {
    const element = document.activeElement
    if (!element || element === document.body) return null
    const isLastUnmarked = last !== undefined && last.looks === looksOf(last.element)
    const isAgain = seen.has(element)
    seen.add(element)
    last = { element, looks: looksOf(element) }
    const { left, top, width, height } = element.getBoundingClientRect()
    const onTop = document.elementFromPoint(left + width / 2, top + height / 2)
    return {
      name: `${element.tagName} ${element.getAttribute('aria-label') ?? element.textContent?.slice(0, 40)}`,
      isCovered: !onTop || !(element.contains(onTop) || onTop.contains(element)),
      isAgain,
      isLastUnmarked,
    }
  })
}
