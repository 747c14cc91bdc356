import { afterAll, beforeAll, expect, test } from 'vitest'
import { linkIn, readMail } from '../../../../test/harness/mail-reader.ts'
import { type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'

let office: PostOffice
beforeAll(async () => {
  office = await startPostOffice()
})
afterAll(() => office.stop())

test('a mail arrives with text and HTML, the link in both, in the reader’s language', async () => {
  const { customer } = office.server.cast
  const id = await office.queueFor(customer, 'activation')
  await office.deliver()
  const mail = await readMail((await office.sink.next(customer.email)).raw)
  const link = linkIn(mail, /\/area\/activate\//)
  expect(mail.text).toContain(link)
  expect(mail.html).toContain(`href="${link}"`)
  expect(mail.subject).toBe('Activa tu acceso a Alameda Hosting')
  expect(mail.header('content-language')).toBe('es')
  expect(mail.header('auto-submitted')).toBe('auto-generated')
  expect(mail.header('x-auto-response-suppress')).toBe('All')
  expect(mail.from).toBe('soporte@alameda.example')
  expect(await office.stateOf(id)).toMatchObject({ state: 'sent', attempts: 1 })
  expect((await office.stateOf(id)).words).toMatch(/^250 /)
})
