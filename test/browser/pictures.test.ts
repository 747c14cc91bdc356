import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { paths as agentPaths } from '../../web/agent/paths.ts'
import { paths as areaPaths } from '../../web/area/paths.ts'
import { ownerPassword } from '../harness/cast.ts'
import { launchChromium } from '../harness/chromium.ts'
import { readMail } from '../harness/mail-reader.ts'
import { openPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf, cookiesOf } from './client.ts'
import { people } from './people.ts'
import { settling } from './settled.ts'

const folder = join(import.meta.dirname, '../../docs/pictures')
const most = 200 * 1024
const julian = 'julian.avila@hotelcasapeon.example'

let browser: Browser
let program: RunningProgram
let contact: number

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram()])
  const { cast, wiring } = program
  const client = clientOf(program, cast.agent)
  for (const person of people) await client.post('/api/agent/contacts', { ...person, sendActivation: false })
  contact = await contactWithHistory()
  await wiring.db
    .updateTable('accounts')
    .set({ name: 'Papelera del Bajío' })
    .where('id', '=', cast.customer.accountId)
    .execute()
})
afterAll(async () => {
  await browser?.close()
  await program?.stop()
})

const languages = { es: 'es-MX', en: 'en-US' } as const
type Language = keyof typeof languages

describe.each(['es', 'en'] as const)('the pictures of the READMEs, %s', (language) => {
  it('show a new contact being written', async () => {
    const { agent } = program.cast
    await picture('agent-new-contact', { language, member: agent, path: agentPaths.newContact() }, fillIn)
  })

  it('show a contact with what happened', async () => {
    const { agent } = program.cast
    await picture('agent-contact', { language, member: agent, path: agentPaths.contact(contact) })
  })

  it('show the client area', async () => {
    const { customer } = program.cast
    await picture('area-home', { language, member: customer, path: areaPaths.account(customer.accountId) })
  })
})

const labels = {
  es: { name: 'Nombre completo', email: 'Correo principal', title: 'Puesto', mobile: 'Celular' },
  en: { name: 'Full name', email: 'Primary e-mail', title: 'Title', mobile: 'Mobile' },
}

async function fillIn(page: Page, language: Language): Promise<void> {
  const field = (name: keyof (typeof labels)['es']) =>
    page.getByLabel(labels[language][name], { exact: true })
  await field('name').fill('Inés Sigüenza O’Donojú')
  await field('email').fill('ines@bodegaelolivo.example')
  await field('title').fill('Administración')
  await field('mobile').fill('442 555 0184')
}

type View = {
  language: Language
  member: { id: number; cookie: Record<string, string> }
  path: string
}

/** PICTURES=1 writes it; else the run only shows that it can be taken and is not too large. */
async function picture(
  name: string,
  { language, member, path }: View,
  prepare?: (page: Page, language: Language) => Promise<void>,
): Promise<void> {
  await speak(member.id, language)
  const { page, context, close } = await openPage(browser, {
    baseURL: program.url,
    locale: languages[language],
  })
  await context.addCookies(cookiesOf(program, member))
  const settled = settling(page)
  await page.goto(path)
  await settled()
  await prepare?.(page, language)
  await settled()
  await page.evaluate(() => document.fonts.ready)
  const bytes = await page.screenshot({ caret: 'hide' })
  expect(bytes.length).toBeLessThan(most)
  if (process.env.PICTURES === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, `${name}-${language}.png`), bytes)
  }
  await close()
}

async function speak(person: number, language: Language): Promise<void> {
  const { db } = program.wiring
  await db.updateTable('agents').set({ language }).where('id', '=', person).execute()
  await db.updateTable('contacts').set({ language }).where('id', '=', person).execute()
}

/** Written, activated by the mailed link, and changed since. */
async function contactWithHistory(): Promise<number> {
  const client = clientOf(program, program.cast.agent)
  const { id } = await client.post<{ id: number }>('/api/agent/contacts', {
    name: 'Julián Ávila Peñalosa',
    emails: [julian, 'javila@correo.example'],
    mobilePhone: '+52 55 8136 2207',
    jobTitle: 'Gerente',
    tags: ['hosting', 'dominios'],
    postalAddress: {
      street1: 'Av. Coyoacán 1622-301',
      city: 'Ciudad de México',
      state: 'Ciudad de México',
      postcode: '03100',
      country: 'MX',
    },
    externalId: 'HCP-0093',
    sendActivation: true,
  })
  const { links } = await readMail((await program.sink?.next(julian))?.raw ?? '')
  const token = links
    .find((link) => link.includes(areaPaths.activate()))
    ?.split('/')
    .at(-1)
  await clientOf(program, { cookie: {} }).post(`/api/activation/${token}`, { password: ownerPassword })
  const { version } = await client.get<{ version: number }>(`/api/agent/contacts/${id}`)
  await client.patch(`/api/agent/contacts/${id}`, { jobTitle: 'Director general' }, version)
  return id
}
