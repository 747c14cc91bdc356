import { afterAll, beforeAll, expect, test } from 'vitest'
import { receiveMail } from '../../server/modules/intake/index.ts'
import { paths } from '../../web/agent/paths.ts'
import { paths as area } from '../../web/area/paths.ts'
import { launchChromium } from '../harness/chromium.ts'
import { openPage } from '../harness/page.ts'
import { clientOf, cookiesOf } from './client.ts'
import { button, type ClientArea, startClientArea, title } from './client-area.ts'
import { makeHeldMail } from './make-held-mail.ts'

let client: ClientArea
let browser: Awaited<ReturnType<typeof launchChromium>>
beforeAll(async () => {
  ;[client, browser] = await Promise.all([startClientArea(), launchChromium()])
})
afterAll(async () => {
  await browser?.close()
  await client?.stop()
})

const hold = (subject: string, text: string, from = client.program.cast.customer.email) =>
  makeHeldMail(client.program, clientOf(client.program, client.program.cast.agent), { from, subject, text })

async function asAgent(path: string) {
  const { program } = client
  const watched = await openPage(browser, { baseURL: program.url })
  await watched.context.addCookies(cookiesOf(program, program.cast.agent))
  await watched.page.goto(path)
  return watched
}

test('a held mail says that nothing proves it, whose name it would carry, and joins the ticket it is released into', async () => {
  const { program } = client
  const { customer } = program.cast
  const ticket = await clientOf(program, customer).post<{ id: number }>(
    `/api/area/${customer.accountId}/tickets`,
    { subject: 'Sin correo desde ayer', body: 'No llega nada.' },
  )
  await hold('Re: Sin correo desde ayer', 'Sigue igual, ya lo he reiniciado.')
  const { page, close } = await asAgent(paths.held())
  await page.getByRole('link', { name: 'Re: Sin correo desde ayer' }).click()
  await title(page, 'Re: Sin correo desde ayer').waitFor()
  await page.getByText(`Sin demostrar: cualquiera puede poner ${customer.email} como remitente.`).waitFor()
  await page.getByText('Retenido: el dominio del remitente no publica DMARC').waitFor()
  await page.getByRole('radio', { name: 'En otro ticket' }).click()
  await page.getByLabel('Número del ticket').fill(String(ticket.id))
  await page.getByText(`Se añade al ticket ${ticket.id} con el nombre de ${customer.name}`).waitFor()
  await button(page, `Liberar como mensaje de ${customer.name}`).click()
  await title(page, 'Sin correo desde ayer').waitFor()
  await page.getByText('Sigue igual, ya lo he reiniciado.').waitFor()
  await close()
})

test('held mail is discarded, several at once, and taken back', async () => {
  await hold('Premio', 'Gane dinero.')
  await hold('Otro premio', 'Gane más dinero.')
  const { page, close } = await asAgent(paths.held())
  await page.getByRole('checkbox', { name: 'Elegir «Premio»' }).click()
  await page.getByRole('checkbox', { name: 'Elegir «Otro premio»' }).click()
  await button(page, 'Descartar').click()
  await page.getByText('2 correos descartados').waitFor()
  await expect.poll(() => page.getByRole('link', { name: 'Premio', exact: true }).count()).toBe(0)
  await button(page, 'Deshacer').click()
  await page.getByRole('link', { name: 'Premio', exact: true }).waitFor()
  await close()
})

test('what was ignored becomes a ticket on an agent’s word, and a line and a subject beyond all measure keep the page usable', async () => {
  const { program } = client
  const agent = clientOf(program, program.cast.agent)
  const subject = 'Certificado '.repeat(80).trim()
  const from = 'avisos@lejos.example'
  const headers = [
    ...[`From: ${from}`, 'To: soporte@alameda.example', 'List-Id: <avisos.lejos.example>'],
    ...[`Subject: ${subject.replaceAll(' ', '\r\n ')}`, 'Message-ID: <largo@lejos.example>'],
  ]
  const id = await receiveMail(program.wiring, {
    content: Buffer.from([...headers, '', 'x'.repeat(450_000), ''].join('\r\n')),
    via: 'smtp',
    envelope: { from, to: ['soporte@alameda.example'], peer: '192.0.2.7', helo: 'lejos.example' },
  })
  const decided = async () =>
    (await agent.get<{ decided: { outcome: string } | null }>(`/api/agent/incoming/${id}`)).decided
  await expect.poll(decided).toMatchObject({ outcome: 'ignored' })
  const { page, close } = await asAgent(paths.incomingMail(id))
  await page.getByText('por el paso: si lo escribió una máquina').waitFor()
  const top = page.getByRole('heading', { level: 1, name: subject })
  expect((await top.boundingBox())?.height).toBeLessThan(100)
  await button(page, 'Convertirlo en ticket').click()
  const whole = page.getByRole('button', { name: 'Mostrar el mensaje entero (' })
  await whole.waitFor()
  const heading = page.getByRole('heading', { level: 1, name: subject })
  expect((await heading.boundingBox())?.height).toBeLessThan(100)
  expect(await heading.getByTitle(subject).count()).toBe(1)
  const written = page.getByRole('article').filter({ hasText: 'xxx' })
  expect((await written.textContent())?.length).toBeLessThan(30_000)
  await whole.click()
  await whole.waitFor({ state: 'detached' })
  expect((await written.textContent())?.length).toBeGreaterThan(450_000)
  await close()
})

test('whoever takes part and is reached no more is told beside the reply, and believed again there', async () => {
  const { program } = client
  const { otherCustomer } = program.cast
  const { id } = await clientOf(program, otherCustomer).post<{ id: number }>('/api/area/me/tickets', {
    ...{ subject: 'Sigo viva', body: 'Escribo desde la misma dirección.' },
  })
  await program.wiring.db
    .updateTable('addresses')
    .set({ suppressed_at: new Date(), suppressed_because: 'rejected' })
    .where('address', '=', otherCustomer.email)
    .execute()
  const { page, close } = await asAgent(paths.ticket(id))
  const told = page.getByText(`Las respuestas no llegan a ${otherCustomer.name}`)
  await told.waitFor()
  await button(page, `Volver a usar ${otherCustomer.email}`).click()
  await told.waitFor({ state: 'detached' })
  await page.getByText(`Se vuelve a enviar correo a ${otherCustomer.email}`).waitFor()
  await close()
})

test('whoever has the address says which mail is hers, by a press and not by opening the link, and it becomes a ticket', async () => {
  const { program } = client
  const { otherCustomer } = program.cast
  await hold('Cambio de titular', 'Quiero cambiar el titular.', otherCustomer.email)
  await hold('Cambio de titular', 'Mande el código a otro sitio.', otherCustomer.email)
  const link = await client.mailed(otherCustomer.email, /\/area\/mail\/confirm-mail\//)
  const { page, close } = await client.open(link)
  await title(page, '¿Cuáles de estos correos escribiste?').waitFor()
  const hers = page.getByRole('listitem').filter({ hasText: 'Quiero cambiar el titular.' })
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await hers.getByRole('checkbox').click()
  const waits = () =>
    clientOf(program, program.cast.agent).get<{ items: { subject: string }[] }>('/api/agent/held')
  expect((await waits()).items.map(({ subject }) => subject)).toContain('Cambio de titular')
  await button(page, 'Escribí 1 de ellos').click()
  await title(page, '¿Escribiste este correo?').waitFor()
  await page.getByText('Mande el código a otro sitio.').waitFor()
  await button(page, 'No, no lo escribí yo').click()
  await title(page, 'Gracias por confirmarlo').waitFor()
  const left = (await waits()).items.filter(({ subject }) => subject === 'Cambio de titular')
  expect(left).toMatchObject([{ reason: { code: 'disowned' } }])
  await close()
  const own = await client.enterAs('otherCustomer', area.tickets(otherCustomer.accountId))
  await own.page.getByRole('link', { name: 'Cambio de titular' }).click()
  await own.page.getByText('Quiero cambiar el titular.').waitFor()
  await own.close()
})
