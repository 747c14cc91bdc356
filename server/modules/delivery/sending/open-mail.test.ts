import { expect, test } from 'vitest'
import { readMail } from '../../../../test/harness/mail-reader.ts'
import { startSmtpSink } from '../../../../test/harness/smtp-sink.ts'
import { openMail } from './open-mail.ts'

const publicUrl = 'https://soporte.alameda.example'
const message = {
  from: { name: 'Alameda Hosting', address: null },
  returnPath: null,
  attachments: [],
  to: { name: 'Lucía "Lu" Ocaña', address: 'lucia@cenzontle.example' },
  messageId: '<one@alameda.example>',
  date: new Date('2026-11-22T16:52:00Z'),
  subject: 'Elige otra contraseña, señora Ñandú',
  text: 'Hola',
  html: '<p>Hola</p>',
  headers: {},
}

test.each([
  [
    'an address alone takes the workspace’s name',
    'soporte@alameda.example',
    'Alameda Hosting',
    'soporte@alameda.example',
  ],
  [
    'a name of its own goes before it',
    'Soporte <soporte@alameda.example>',
    'Soporte',
    'soporte@alameda.example',
  ],
  [
    'unset, it is no-reply at the host of PUBLIC_URL',
    undefined,
    'Alameda Hosting',
    'no-reply@soporte.alameda.example',
  ],
])('MAIL_FROM: %s', async (_what, mailFrom, name, address) => {
  const sink = await startSmtpSink()
  const mail = openMail({ smtpUrl: sink.url, mailFrom, publicUrl })
  expect(await mail.send(message)).toMatchObject({ kind: 'sent' })
  const [received] = sink.received
  const read = await readMail(received?.raw ?? '')
  expect(received?.from).toBe(address)
  expect(read.header('from')).toContain(name)
  expect(read.from).toBe(address)
  expect(read.subject).toBe(message.subject)
  expect(String(received?.raw)).toMatch(/^Subject: =\?UTF-8\?/m)
  expect(String(received?.raw)).toMatch(/^Date: Sun, 22 Nov 2026 16:52:00 \+0000/m)
  await mail.close()
  await sink.stop()
})

test.each([
  ['SMTP_URL', { smtpUrl: 'smtp://us er@', mailFrom: undefined }],
  ['MAIL_FROM', { smtpUrl: undefined, mailFrom: 'soporte' }],
  ['MAIL_FROM', { smtpUrl: undefined, mailFrom: 'a@b.example, c@d.example' }],
])('a %s that cannot be read is said at start, without its password', (name, config) => {
  expect(() => openMail({ ...config, publicUrl })).toThrow(new RegExp(`^${name} is not`))
})

test('a server that takes no mail from a return path gets it from MAIL_FROM, and nobody else waits', async () => {
  const sink = await startSmtpSink({
    behaviour: {
      sender: (address) =>
        address === 'no-reply@soporte.alameda.example' ? undefined : { code: 553, words: '5.7.1 not yours' },
    },
  })
  const mail = openMail({ smtpUrl: sink.url, mailFrom: undefined, publicUrl })
  const sender = { ...message, from: { name: 'Soporte', address: 'soporte@alameda.example' } }
  for (const returnPath of ['soporte+babc@alameda.example', 'soporte+bdef@alameda.example'])
    expect(await mail.send({ ...sender, returnPath })).toMatchObject({ kind: 'sent' })
  expect(await mail.send({ ...sender, returnPath: '' })).toMatchObject({ kind: 'refused' })
  expect(sink.received.map(({ from }) => from)).toEqual(Array(2).fill('no-reply@soporte.alameda.example'))
  await mail.close()
  await sink.stop()
})

test('a return path of its own is left out where the server takes none, and is empty for an automatic answer', async () => {
  const sink = await startSmtpSink()
  const sender = { ...message, from: { name: 'Soporte', address: 'soporte@alameda.example' } }
  const envelopes = async (returnPath: 'per-mail' | 'sender') => {
    const mail = openMail({ smtpUrl: sink.url, mailFrom: undefined, publicUrl, returnPath })
    for (const own of ['soporte+babc@alameda.example', '']) await mail.send({ ...sender, returnPath: own })
    await mail.close()
    return sink.received.splice(0).map(({ from }) => from)
  }
  expect(await envelopes('per-mail')).toEqual(['soporte+babc@alameda.example', ''])
  expect(await envelopes('sender')).toEqual(['soporte@alameda.example', ''])
  await sink.stop()
})
