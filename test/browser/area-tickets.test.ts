import { afterAll, beforeAll, expect, test } from 'vitest'
import { paths } from '../../web/area/paths.ts'
import { axeViolations } from '../harness/axe.ts'
import { clientOf } from './client.ts'
import { button, type ClientArea, field, startClientArea, title } from './client-area.ts'

let client: ClientArea
beforeAll(async () => {
  client = await startClientArea()
})
afterAll(() => client?.stop())

test('a customer opens a ticket with a file by keyboard, reads the answer and who received it, answers and closes', async () => {
  const { program, enterAs, asAgent } = client
  const { customer, agent } = program.cast
  const account = customer.accountId
  await clientOf(program, customer).post(`/api/area/${account}/contacts`, {
    ...{ name: 'Rocío Domínguez', email: 'rocio@zunigacontadores.example', categories: ['support'] },
  })
  const { page, close } = await enterAs('customer', paths.tickets(account))
  await page.getByRole('link', { name: 'Nuevo ticket' }).click()
  await button(page, 'Abrir el ticket').click()
  await page.getByRole('alert').first().waitFor()
  await field(page, 'Asunto').fill('El certificado no se renovó')
  await field(page, 'Tu mensaje').fill('Desde ayer avisa el navegador.')
  const chooser = page.waitForEvent('filechooser')
  await button(page, 'Adjuntar archivos').click()
  await (await chooser).setFiles({
    name: 'aviso.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('caducado'),
  })
  await page.getByText('aviso.txt está adjunto').waitFor({ state: 'attached' })
  await field(page, 'Tu mensaje').press('Control+Enter')
  await title(page, 'El certificado no se renovó').waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'aviso.txt' }).click()
  expect((await download).suggestedFilename()).toBe('aviso.txt')

  const id = Number(page.url().split('/').at(-1))
  await asAgent('POST', `/api/agent/tickets/${id}/messages`, {
    ...{ kind: 'public', format: 'markdown', body: 'Ya está **renovado**.' },
  })
  await asAgent('POST', `/api/agent/tickets/${id}/messages`, { kind: 'note', body: 'Solo para agentes.' })
  await page.reload()
  await page.getByRole('article', { name: `Mensaje de ${agent.name}` }).waitFor()
  expect(await page.getByRole('strong').innerText()).toBe('renovado')
  expect(await page.getByText('Solo para agentes.').count()).toBe(0)
  await page
    .getByRole('article', { name: `Mensaje de ${agent.name}` })
    .getByRole('button')
    .click()
  await page.getByRole('row', { name: /Rocío Domínguez.*Tiene marcado Soporte/ }).waitFor()
  expect(await axeViolations(page)).toEqual([])

  await field(page, 'Tu mensaje').fill('Gracias.')
  await button(page, 'Enviar').click()
  await page.getByText('Mensaje enviado').waitFor()
  await button(page, 'Cerrar el ticket').click()
  await page.getByText('Este ticket está cerrado').waitFor()
  await field(page, 'Tu mensaje').fill('Ha vuelto a pasar.')
  await button(page, 'Enviar').click()
  await page.getByText(`Continúa el ticket ${id}, que estaba cerrado`).waitFor()
  await close()
})

test('what is half written stands again after a reload, with its files, until it is sent', async () => {
  const { program, enterAs } = client
  const { customer } = program.cast
  const { id } = await clientOf(program, customer).post<{ id: number }>(
    `/api/area/${customer.accountId}/tickets`,
    { subject: 'A medias', body: 'Empiezo.' },
  )
  const { page, close } = await enterAs('customer', paths.ticket(customer.accountId, id))
  await field(page, 'Tu mensaje').fill('Sigue sin')
  await page.locator('input[type=file]').setInputFiles({
    name: 'captura.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('error'),
  })
  await page.getByText('captura.txt está adjunto').waitFor({ state: 'attached' })
  // Closing the tab would lose it: that is asked.
  page.once('dialog', (dialog) => void dialog.accept())
  const [question] = await Promise.all([page.waitForEvent('dialog'), page.reload()])
  expect(question.type()).toBe('beforeunload')
  await page.getByText('Se ha recuperado lo que se había escrito antes.').waitFor()
  expect(await field(page, 'Tu mensaje').inputValue()).toBe('Sigue sin')
  // Leaving the page does not.
  await page.getByRole('link', { name: 'Tickets' }).first().click()
  await page.getByRole('link', { name: 'A medias' }).click()
  await button(page, 'Quitar captura.txt').waitFor()
  await field(page, 'Tu mensaje').fill('Sigue sin entrar.')
  await button(page, 'Enviar').click()
  const sent = page.getByRole('article').filter({ hasText: 'Sigue sin entrar.' })
  await sent.getByRole('link', { name: 'captura.txt' }).waitFor()
  await page.reload()
  await sent.waitFor()
  expect(await field(page, 'Tu mensaje').inputValue()).toBe('')
  expect(await page.getByText('Se ha recuperado').count()).toBe(0)
  await close()
})

test('nobody of another account sees a ticket, and who asked it sees it among his own', async () => {
  const { program, enterAs } = client
  const { customer, otherCustomer } = program.cast
  const { id } = await clientOf(program, customer).post<{ id: number }>(
    `/api/area/${customer.accountId}/tickets`,
    { subject: 'Solo mío', body: 'Nada más.' },
  )
  const other = await enterAs('otherCustomer', paths.ticket(otherCustomer.accountId, id))
  await title(other.page, 'Aquí no hay nada').waitFor()
  await other.page.goto(paths.ticket(null, id))
  await title(other.page, 'Aquí no hay nada').waitFor()
  await other.close()
  const own = await enterAs('customer', paths.tickets(null))
  await own.page.getByRole('link', { name: 'Solo mío' }).click()
  await title(own.page, 'Solo mío').waitFor()
  await own.close()
})
