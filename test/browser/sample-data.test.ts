import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../harness/axe.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage, type View } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { focusIsOn } from './focus.ts'
import { settling } from './settled.ts'

let browser: Browser
let program: RunningProgram

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const page = '/agent/settings/getting-started'

async function open(who: 'owner' | 'agent', path: string, view: View = {}) {
  const watched = await openPage(browser, { baseURL: program.url, ...view })
  const cookies = Object.entries(program.cast[who].cookie)
  await watched.context.addCookies(cookies.map(([name, value]) => ({ name, value, url: program.url })))
  await watched.page.goto(path)
  return watched
}

async function asColleague(method: 'POST' | 'DELETE') {
  const cookie = Object.entries(program.cast.owner.cookie)
    .map(([name, value]) => `${name}=${value}`)
    .join('; ')
  await fetch(`${program.url}/api/agent/sample-data`, { method, headers: { cookie } })
}

describe('sample data', () => {
  it('is loaded, looked at, deleted and brought back by keyboard, and no mail is sent', async () => {
    const { page: tab, close } = await open('owner', page)
    const aside = tab.getByRole('region', { name: 'Datos de ejemplo' })
    await aside.getByText('240 contactos inventados', { exact: false }).waitFor()
    await aside.getByRole('button', { name: 'Cargar datos de ejemplo' }).press('Enter')
    await aside.getByText('Hay 240 contactos de ejemplo.').waitFor()
    await focusIsOn(aside.getByRole('heading', { name: 'Probar antes con datos de ejemplo' }))
    expect(await axeViolations(tab)).toEqual([])
    await aside.getByRole('link', { name: 'Ver los contactos' }).press('Enter')
    await tab.getByRole('heading', { level: 1, name: 'Contactos' }).waitFor()
    await tab.goBack()
    await aside.getByRole('button', { name: 'Eliminar los datos de ejemplo' }).press('Enter')
    // The focus stops the message's clock.
    const undo = tab.getByRole('button', { name: 'Deshacer' })
    await undo.focus()
    await aside.getByRole('button', { name: 'Cargar datos de ejemplo' }).waitFor()
    await undo.press('Enter')
    await aside.getByText('Hay 240 contactos de ejemplo.').waitFor()
    expect(await program.wiring.db.selectFrom('messages').select('id').execute()).toEqual([])
    await close()
  })

  it('that a colleague loaded or deleted meanwhile is no trouble', async () => {
    await asColleague('DELETE')
    const { page: tab, close, expectTrouble } = await open('owner', page, { width: 390 })
    const aside = tab.getByRole('region', { name: 'Datos de ejemplo' })
    const load = aside.getByRole('button', { name: 'Cargar datos de ejemplo' })
    await load.waitFor()
    await asColleague('POST')
    expectTrouble(/409|404/)
    await load.click()
    await aside.getByRole('alert').getByText('Los datos de ejemplo ya están cargados').waitFor()
    await asColleague('DELETE')
    await aside.getByRole('button', { name: 'Eliminar los datos de ejemplo' }).click()
    await load.waitFor()
    await aside.getByRole('alert').waitFor({ state: 'hidden' })
    await close()
  })

  it('is offered only to those who may change settings', async () => {
    const { page: tab, close } = await open('agent', page)
    const settled = settling(tab)
    await tab.reload()
    await settled()
    expect(await tab.getByRole('region', { name: 'Datos de ejemplo' }).count()).toBe(0)
    await close()
  })
})
