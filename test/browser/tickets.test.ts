import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openLog } from '../../server/lib/log.ts'
import { listenForMail, type MailDoor } from '../../server/modules/intake/index.ts'
import { axeViolations } from '../harness/axe.ts'
import { launchChromium } from '../harness/chromium.ts'
import { type ReadMail, readMail } from '../harness/mail-reader.ts'
import { openPage, type WatchedPage } from '../harness/page.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { type Zone, zoneOf } from '../harness/zone.ts'
import { clientOf, cookiesOf } from './client.ts'
import { focusIsOn } from './focus.ts'
import type { Language } from './stage.ts'

// Her firm's domain signs its mail and asks to refuse what is not.
const zone: Zone = zoneOf({ 'ocana.example': { dmarc: 'reject', signs: true } })
const folder = mkdtempSync(join(tmpdir(), 'encopia-mail-'))
const close: (() => Promise<void>)[] = []
let browser: Browser
let program: RunningProgram
let door: MailDoor

beforeAll(async () => {
  ;[browser, program] = await Promise.all([launchChromium(), runProgram({ resolveDns: zone.resolve })])
  const listening = await listenForMail(program.wiring, {
    at: { host: '127.0.0.1', port: 0, isGiven: true },
    name: 'mx.alameda.example',
    tlsFolder: folder,
    trusted: [],
    log: openLog('fatal'),
  })
  if (!listening) throw new Error('There is no mail door')
  door = listening
})
afterAll(async () => {
  await door?.close()
  await browser?.close()
  await program?.stop()
  rmSync(folder, { recursive: true })
})

/** What stands on the screens, by language. */
const said = {
  es: {
    subject: 'Asunto',
    text: 'Tu mensaje',
    open: 'Abrir el ticket',
    answer: 'Responder',
    proven: 'lucia@ocana.example, por correo · remitente comprobado (DMARC)',
    send: 'Enviar a 2',
    sent: 'Enviado a 2',
    automatic: 'Respuesta automática',
    who: 'Ver quién lo recibió',
    suggested: 'Puesto en copia: aún no participa',
    letIn: 'Aceptar: Iván Peña',
    sendMore: 'Enviar a 3',
    resolve: 'Enviar y resolver',
    state: 'Resuelto',
  },
  en: {
    subject: 'Subject',
    text: 'Your message',
    open: 'Open the ticket',
    answer: 'Answer',
    proven: 'lucia@ocana.example, by mail · sender proven (DMARC)',
    send: 'Send to 2',
    sent: 'Sent to 2',
    automatic: 'Automatic reply',
    who: 'See who received it',
    suggested: 'Was put in copy: not in yet',
    letIn: 'Let in: Iván Peña',
    sendMore: 'Send to 3',
    resolve: 'Send and resolve',
    state: 'Resolved',
  },
}

describe.each(['es', 'en'] as const)('a conversation (%s)', (language) => {
  it('goes between main user, additional contact by mail, and agent, and everybody has it all', async () => {
    const words = said[language]
    const { customer, agent } = await people(language)
    const ivan = `ivan.${language}@ocana.example`
    const [area, portal] = await Promise.all([
      open(language, customer, `/area/${customer.accountId}/tickets/new`),
      open(language, agent, '/agent/tickets'),
    ])

    // The main user asks; the contact who has Support ticked gets a copy, and answers it from her mail program.
    await area.page.getByLabel(words.subject).fill(`Certificado ${language}`)
    await area.page.getByLabel(words.text).fill('El certificado venció anoche.')
    await area.page.getByRole('button', { name: words.open }).click()
    await area.page.getByRole('heading', { level: 1, name: `Certificado ${language}` }).waitFor()
    const first = await copyTo('lucia@ocana.example', language)
    expect(first.text).toContain('El certificado venció anoche.')
    await portal.page.getByRole('link', { name: `Certificado ${language}` }).click()
    await portal.page.getByText('El certificado venció anoche.').waitFor()
    const herOwn = await reply(first, {
      body: 'El registro CAA no ha cambiado.',
      cc: `Iván Peña <${ivan}>`,
    })

    // It stands on the agent's screen without asking, under her own name, with what proves it.
    const hers = portal.page.getByRole('article', { name: 'Lucía Ocaña' })
    await hers.getByText('El registro CAA no ha cambiado.').waitFor()
    await hers.getByText(words.proven).waitFor()

    // The agent answers by keyboard alone.
    await portal.page.getByRole('button', { name: words.send }).waitFor()
    await portal.page.keyboard.press('r')
    await portal.page.keyboard.type('Ya está renovado.')
    await portal.page.keyboard.press('Control+Enter')
    await portal.page.getByRole('status').getByText(words.sent).waitFor()
    const second = await copyTo('lucia@ocana.example', language)
    expect(second.text).toContain('Ya está renovado.')
    const [thread] = first.header('references')?.split(' ') ?? []
    expect(second.header('references')).toBe(`${thread} ${herOwn}`)
    expect(second.header('in-reply-to')).toBe(herOwn)
    expect(second.fromName).toContain('Noelia Ibáñez Cruz')

    // Her mailbox answers by itself, which is told from what she writes and from what agents note.
    await reply(second, { body: 'Vuelvo el lunes.', isAutomatic: true })
    const machines = portal.page.getByRole('article').filter({ hasText: 'Vuelvo el lunes.' })
    await machines.getByText(words.automatic).waitFor()

    // The main user reads both, and who received the answer.
    await area.page.reload()
    await area.page.getByText('El registro CAA no ha cambiado.').waitFor()
    const answer = area.page.getByRole('article').filter({ hasText: 'Ya está renovado.' })
    await answer.getByRole('button', { name: words.who }).click()
    await answer.getByText('Lucía Ocaña').waitFor()
    expect(await axeViolations(area.page)).toEqual([])

    // Whom she put in copy is asked about, never silently in; then he has what follows.
    await portal.page.getByText(words.suggested).waitFor()
    expect(program.sink?.to(ivan) ?? []).toEqual([])
    await portal.page.getByRole('button', { name: words.letIn }).click()
    await portal.page.getByRole('button', { name: words.sendMore }).waitFor()
    expect(await axeViolations(portal.page)).toEqual([])
    await portal.page.getByRole('textbox', { name: words.answer }).fill('¿Algo más?')
    await portal.page.getByRole('button', { name: words.resolve }).click()
    expect((await copyTo(ivan, language)).text).toContain('¿Algo más?')
    await portal.page.getByRole('button', { name: words.state }).waitFor()
    await Promise.all(close.splice(0).map((end) => end()))
  })
})

it('a mail is read as text, as it was sent without what lies elsewhere, and with its headers', async () => {
  const { cast, wiring } = program
  await wiring.db.updateTable('agents').set({ language: 'es' }).where('id', '=', cast.agent.id).execute()
  const { page } = await open('es', cast.agent, '/agent/tickets')
  const picture = 'https://ocana.example/logo.png'
  await hand(
    ['Subject: Aviso con logotipo', 'Content-Type: text/html; charset=utf-8'],
    [`<p>Desde el <b>lunes</b> no entra.</p><img src="${picture}" alt="Logotipo">`],
  )
  await page.getByRole('link', { name: 'Aviso con logotipo' }).click()
  await page.getByText('Desde el lunes no entra.').waitFor()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.getByRole('button', { name: 'Tal como se envió' }).click()
  await page.frameLocator('iframe').getByText('lunes').waitFor()
  await page.getByText('No se muestran imágenes externas', { exact: false }).waitFor()
  expect(asked).not.toContain(picture)
  expect(await axeViolations(page)).toEqual([])
  await page.getByRole('button', { name: 'Como texto' }).click()
  await page.getByText('Desde el lunes no entra.').waitFor()
  const headers = page.getByRole('button', { name: 'Cabeceras' })
  await headers.press('Enter')
  await page.getByRole('row', { name: 'Subject Aviso con logotipo' }).waitFor()
  await page.keyboard.press('Escape')
  await focusIsOn(headers)
  await Promise.all(close.splice(0).map((end) => end()))
})

it('on a phone, tickets that are selected are set urgent, and merged', async () => {
  const { cast } = program
  const client = clientOf(program, cast.agent)
  for (const subject of ['Primero', 'Segundo'])
    await client.post('/api/agent/tickets', {
      ...{ requester: { contactId: cast.stranger.id }, writtenBy: 'customer', subject, body: 'Texto' },
    })
  const { page } = await open('es', cast.agent, '/agent/tickets')
  await page.setViewportSize({ width: 390, height: 844 })
  const select = async () => {
    for (const subject of ['Primero', 'Segundo'])
      await page.getByRole('checkbox', { name: `Seleccionar ${subject}` }).check()
    await page.getByRole('button', { name: 'Más: qué se puede hacer con la selección' }).click()
  }
  await select()
  await page.getByRole('menuitem', { name: 'Prioridad…' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Urgente' }).click()
  await page.getByRole('region', { name: 'Trabajos' }).getByText('Terminado').waitFor()
  await select()
  await page.getByRole('menuitem', { name: 'Combinar…' }).click()
  await page
    .getByRole('dialog')
    .getByRole('radio', { name: /Segundo/ })
    .check()
  await page.getByRole('button', { name: 'Combinar', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Segundo' }).waitFor()
  await page.getByText('Urgente').first().waitFor()
  await Promise.all(close.splice(0).map((end) => end()))
})

/** The customer of one language with a contact who has Support ticked, and the agent. */
async function people(language: Language) {
  const { cast, wiring } = program
  const customer = language === 'es' ? cast.customer : cast.otherCustomer
  await wiring.db.updateTable('agents').set({ language }).where('id', '=', cast.agent.id).execute()
  await wiring.db.updateTable('contacts').set({ language }).where('id', '=', customer.id).execute()
  await clientOf(program, cast.admin).post(`/api/agent/accounts/${customer.accountId}/contacts`, {
    ...{ name: 'Lucía Ocaña', email: 'lucia@ocana.example', categories: ['support'], language },
  })
  return { customer, agent: cast.agent }
}

async function open(
  language: Language,
  member: { cookie: Record<string, string> },
  path: string,
): Promise<WatchedPage> {
  const locale = language === 'es' ? 'es-MX' : 'en-US'
  const watched = await openPage(browser, { baseURL: program.url, locale })
  close.push(watched.close)
  await watched.context.addCookies(cookiesOf(program, member))
  await goTo(watched.page, path)
  return watched
}

async function goTo(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).waitFor()
}

/** The next copy of a message of this ticket to an address; what else comes to it is passed over. */
async function copyTo(address: string, language: Language): Promise<ReadMail> {
  for (;;) {
    const received = await program.sink?.next(address)
    if (!received) throw new Error('The program sends no mail')
    const mail = await readMail(received.raw)
    if (mail.subject.includes(`Certificado ${language}`)) return mail
  }
}

/** Answers a copy as a mail program does, signed by the writer's domain; gives the Message-ID. */
async function reply(
  copy: ReadMail,
  { body, cc, isAutomatic }: { body: string; cc?: string; isAutomatic?: boolean },
): Promise<string> {
  const to = /[^<>\s"]+\+[^<>\s"]+@[^<>\s"]+/.exec(copy.header('reply-to') ?? '')?.[0] ?? ''
  const answered = copy.header('message-id') ?? ''
  const own = `<${crypto.randomUUID()}@ocana.example>`
  const raw = [
    'From: =?utf-8?B?THVjw61hIE9jYcOxYQ==?= <lucia@ocana.example>',
    `To: ${to}`,
    ...(cc ? [`Cc: ${written(cc)}`] : []),
    ...(isAutomatic ? ['Auto-Submitted: auto-replied'] : []),
    `Subject: Re: ${copy.subject.replace(/[^ -~]/g, '')}`,
    `Date: ${new Date().toUTCString()}`,
    `Message-ID: ${own}`,
    `In-Reply-To: ${answered}`,
    `References: ${copy.header('references') ?? ''} ${answered}`,
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: 8bit',
    '',
    body,
    '',
    'El lun, 23 nov 2026 a las 9:06, Alameda Hosting <soporte@alameda.example> escribió:',
    '> El certificado venció anoche.',
    '',
  ].join('\r\n')
  await overSmtp(raw, to)
  return own
}

/** A mail of hers that answers nothing. */
async function hand(headers: string[], body: string[]): Promise<void> {
  const first = ['From: <lucia@ocana.example>', `To: <${support}>`, `Date: ${new Date().toUTCString()}`]
  const rest = [`Message-ID: <${crypto.randomUUID()}@ocana.example>`, 'MIME-Version: 1.0', ...headers]
  await overSmtp([...first, ...rest, '', ...body, ''].join('\r\n'), support)
}

const support = 'soporte@alameda.example'

async function overSmtp(raw: string, to: string): Promise<void> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: door.port,
    secure: false,
    tls: { rejectUnauthorized: false },
  })
  await transport.sendMail({
    envelope: { from: 'lucia@ocana.example', to: [to] },
    raw: await zone.sign(raw, 'ocana.example'),
  })
  transport.close()
}

/** "Name <address>" as a header has it. */
const written = (person: string): string =>
  `=?utf-8?Q?${encodeURIComponent(person.split(' <')[0] ?? '')
    .replaceAll('%', '=')
    .replaceAll('=20', '_')}?= <${/<(.*)>/.exec(person)?.[1]}>`
