import { afterAll, beforeAll, expect, test } from 'vitest'
import { readMail } from '../../../../test/harness/mail-reader.ts'
import { trailTypes } from '../../../../test/harness/mailed.ts'
import { draftFor, type PostOffice, startPostOffice } from '../../../../test/harness/post-office.ts'
import type { MessageDraft } from '../index.ts'

const all = '/api/agent/mail-templates'
const changed = `${all}/password-changed/area/es`
let office: PostOffice
beforeAll(async () => {
  office = await startPostOffice()
})
afterAll(() => office.stop())

const owner = () => office.server.as('owner')
const mailNow = async () => {
  const { customer } = office.server.cast
  await office.queue(draftFor(customer, 'password-changed'))
  await office.deliver()
  return readMail((await office.sink.next(customer.email)).raw)
}

test('a text written anew is what is sent from then on; what was queued keeps its words', async () => {
  const { customer } = office.server.cast
  await office.queue(draftFor(customer, 'password-changed'))
  const { version, shipped } = (await owner().get(changed)).body
  const body = 'Hola, {name}:\n\nCambiaste tu **contraseña** el {when}.\n\n[Entra]({home})'
  const written = await owner().patch(
    changed,
    { subject: 'Otra contraseña', body, format: 'markdown' },
    { version },
  )
  expect(written.body.template).toMatchObject({ version: version + 1, isShipped: false, body })
  expect(await mailNow()).toMatchObject({
    subject: shipped.subject.replace('{workspace}', 'Alameda Hosting'),
  })
  const mail = await readMail((await office.sink.next(customer.email)).raw)
  expect(mail.subject).toBe('Otra contraseña')
  expect(mail.html).toMatch(/Cambiaste tu <strong>contraseña<\/strong> el/)
  expect(mail.text).toMatch(/Entra \(http:\/\/localhost:3000\/area\)/)
  expect(await trailTypes(office.server, { kind: 'mail-template', id: written.body.template.id })).toEqual([
    'mail-template.changed',
  ])
})

test('a change of text is undone, part by part', async () => {
  const { version, subject } = (await owner().get(changed)).body
  const { undoId } = (await owner().patch(changed, { subject: 'Uno', reason: 'Porque sí.' }, { version }))
    .body
  await owner().patch(changed, { reason: 'Porque no.' }, { version: version + 1 })
  const undone = await owner().post(`/api/agent/undos/${undoId}`)
  expect(undone.status).toBe(200)
  expect((await owner().get(changed)).body).toMatchObject({ subject, reason: 'Porque no.' })
})

test('the text of the program comes back, and follows it again', async () => {
  const { version, shipped } = (await owner().get(changed)).body
  const back = await owner().delete(`${changed}/own-words`, { version })
  expect(back.body.template).toMatchObject({ ...shipped, isShipped: true })
})

test('of two who write at once, the second sees the first’s text', async () => {
  const { version } = (await owner().get(changed)).body
  const answers = await Promise.all(
    ['A', 'B'].map((subject) => owner().patch(changed, { subject }, { version })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 412])
  const stale = answers.find(({ status }) => status === 412)
  expect(stale?.body.current.version).toBe(version + 1)
})

test('all that is wrong with a text is said at once', async () => {
  const path = `${all}/activation/area/es`
  const { version } = (await owner().get(path)).body
  const refused = await owner().patch(
    path,
    { subject: 'a\nb', body: 'Hola, {nombre}', actionLabel: '', reason: '{until' },
    { version },
  )
  expect(refused.status).toBe(422)
  expect(refused.body.problems.map((each: { path: string; code: string }) => [each.path, each.code])).toEqual(
    [
      ['subject', 'text.line-break'],
      ['actionLabel', 'template.empty'],
      ['body', 'template.action-missing'],
      ['body', 'template.unknown-placeholder'],
    ],
  )
})

test('a workspace makes its own texts, says what they need, and archives them', async () => {
  const own = '/api/agent/own-templates'
  const text = {
    language: 'es',
    subject: 'Factura {number}',
    body: 'Hola, {name}: {total}',
    format: 'markdown',
  }
  const made = await owner().post(own, { name: 'Factura vencida', texts: [text] })
  expect(made.body).toMatchObject({
    key: 'custom.factura-vencida',
    values: ['number', 'total'],
    archivedAt: null,
  })
  const { key } = made.body
  await owner().patch(
    `${all}/${key}/area/en`,
    { subject: 'Invoice {number}', body: 'Hello {name}: {total}' },
    { version: 0 },
  )
  const twin = (await owner().post(own, { name: 'Factura vencida', texts: [text] })).body
  expect(twin.key).not.toBe(key)
  await owner().put(`${own}/${twin.key}/archival`, {}, { version: twin.version })
  const { items } = (await office.server.as('agent').get(own)).body
  expect(items).toHaveLength(1)
  expect(items[0].texts.map(({ language }: { language: string }) => language).sort()).toEqual(['en', 'es'])
})

test('a text is looked at and sent to oneself before it is saved', async () => {
  const draft = {
    ...{ key: 'custom.prueba', door: 'area', language: 'es', format: 'html', actionLabel: null },
    ...{ subject: 'Para {name}', body: '<p>{account} {x}</p><script>1</script>', reason: '{reason}' },
  }
  const preview = (await owner().post('/api/agent/mail-template-preview', draft)).body
  expect(preview.subject).toBe('Para Lucía Ocaña')
  expect(preview.html).toContain('Cenzontle Café {x}</p>')
  expect(preview.html).not.toContain('<script')
  expect(preview.text).toContain('Eres contacto de Cenzontle Café con Facturación marcado.')
  for (const [scheme, media] of [
    ['dark', '@media all'],
    ['light', '@media not all'],
  ] as const) {
    const form = new URLSearchParams({ ...draft, actionLabel: '', scheme }).toString()
    const page = await owner().post('/api/agent/mail-template-preview/page', Buffer.from(form), {
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(page.headers['content-type']).toMatch(/^text\/html/)
    expect(String(page.body)).toContain(media)
  }
  const sent = await owner().post('/api/agent/mail-template-test', draft)
  expect(sent.body.address).toBe(office.server.cast.owner.email)
  await office.deliver()
  const mail = await readMail((await office.sink.next(office.server.cast.owner.email)).raw)
  expect(mail.subject).toBe(`Para ${office.server.cast.owner.name}`)
})

test('Arabic and Spanish in one mail are each read from their own side', async () => {
  const draft = {
    ...{ key: 'custom.arabe', door: 'area', language: 'es', format: 'plain', actionLabel: null },
    ...{ subject: 'S', body: 'Hola:\n\nفاتورتك متأخرة', reason: '{reason}' },
  }
  const { html } = (await owner().post('/api/agent/mail-template-preview', draft)).body
  expect(html).toMatch(/<p [^>]*dir="auto"[^>]*>Hola:<\/p>\s*<p [^>]*dir="auto"[^>]*>فاتورتك متأخرة<\/p>/)
})

test('own words with a placeholder that no longer is do not hold a mail up: the program’s are sent, and settings say so', async () => {
  const { db } = office.server.wiring
  const { customer } = office.server.cast
  const path = `${all}/sender-question/area/es`
  const { version, shipped } = (await owner().get(path)).body
  // As an earlier program took it, whose mail said the subject.
  await db
    .insertInto('mail_templates')
    .values({
      ...{ event: 'sender-question', door: 'area', language: 'es', version: version + 1, is_shipped: false },
      ...{ subject: '¿Es tuyo «{subject}»?', body: 'Hola, {name}.\n\n{action}', action_label: 'Ver' },
      ...{ reason: 'Por {subject}.', created_at: office.now() },
    })
    .execute()
  const queue = (parameters: Record<string, string>) =>
    office.queue(draftFor(customer, 'sender-question', { parameters } as Partial<MessageDraft>))
  await queue({ count: '1' })
  // What was queued with the subject still has it.
  await queue({ count: '1', subject: 'Mi factura' })
  await office.deliver()
  const next = async () => readMail((await office.sink.next(customer.email)).raw)
  expect(await next()).toMatchObject({ subject: '¿Has escrito a Alameda Hosting?' })
  expect(await next()).toMatchObject({ subject: '¿Es tuyo «Mi factura»?' })
  const text = (await owner().get(path)).body
  expect(text).toMatchObject({ isShipped: false, unknownPlaceholders: ['subject'] })
  const listed = (await owner().get(all)).body.items.find(({ key }: { key: string }) => key === text.key)
  expect(listed.texts).toContainEqual(expect.objectContaining({ unknownPlaceholders: ['subject'] }))
  const mended = await owner().patch(
    path,
    { subject: shipped.subject, reason: 'Por ti.' },
    { version: version + 1 },
  )
  expect(mended.body.template).toMatchObject({ unknownPlaceholders: [], isShipped: false })
})
