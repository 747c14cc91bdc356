import { createTransport } from 'nodemailer'
import { afterEach, expect, it } from 'vitest'
import { linkIn, readMail } from './mail-reader.ts'
import { type SinkOptions, type SmtpSink, startSmtpSink } from './smtp-sink.ts'

const sinks: SmtpSink[] = []
afterEach(() => Promise.all(sinks.splice(0).map((sink) => sink.stop())))

async function sinkWith(options: SinkOptions = {}) {
  const sink = await startSmtpSink(options)
  sinks.push(sink)
  const transport = createTransport({ url: sink.url, tls: { rejectUnauthorized: false } })
  const send = (to: string | string[]) =>
    transport.sendMail({
      from: 'soporte@ejemplo.mx',
      to,
      subject: 'Señal de prueba',
      text: 'Entra en https://encopia.test/activate?token=a&b=c.',
      html: '<p>Hola, ñandú: <a href="https://encopia.test/activate?token=a&amp;b=c">entra</a></p>',
      headers: { 'List-Unsubscribe': '<https://encopia.test/why>' },
    })
  return { sink, send }
}

it('a mail is kept as it came, with its envelope, and can be read as its reader sees it', async () => {
  const { sink, send } = await sinkWith()
  await send(['lucia@ejemplo.mx', 'ana@ejemplo.mx'])
  const received = await sink.next('ana@ejemplo.mx')
  expect(received).toMatchObject({
    from: 'soporte@ejemplo.mx',
    to: ['lucia@ejemplo.mx', 'ana@ejemplo.mx'],
    secure: false,
    acknowledged: true,
  })
  const mail = await readMail(received.raw)
  expect(mail).toMatchObject({ subject: 'Señal de prueba', from: 'soporte@ejemplo.mx', attachments: [] })
  expect(mail.html).toContain('ñandú')
  expect(mail.links).toEqual(['https://encopia.test/activate?token=a&b=c'])
  expect(linkIn(mail, /activate/)).toBe('https://encopia.test/activate?token=a&b=c')
  expect(() => linkIn(mail, /reset/)).toThrow('Not exactly one link like /reset/')
  expect(mail.header('List-Unsubscribe')).toBe('<https://encopia.test/why>')
})

it('a recipient is refused for now or for ever, by its own answer', async () => {
  const { sink, send } = await sinkWith()
  sink.behave({
    recipient: (address) =>
      ({
        'full@ejemplo.mx': { code: 452, words: '4.2.2 mailbox full' },
        'gone@ejemplo.mx': { code: 550, words: '5.1.1 no such user' },
      })[address],
  })
  await expect(send('full@ejemplo.mx')).rejects.toMatchObject({ responseCode: 452 })
  await expect(send('gone@ejemplo.mx')).rejects.toMatchObject({
    responseCode: 550,
    response: expect.stringContaining('5.1.1 no such user'),
  })
  const partly = await send(['lucia@ejemplo.mx', 'gone@ejemplo.mx'])
  expect(partly).toMatchObject({ accepted: ['lucia@ejemplo.mx'], rejected: ['gone@ejemplo.mx'] })
})

it('a connection that is dropped after the message leaves it unacknowledged', async () => {
  const { sink, send } = await sinkWith({ behaviour: { afterData: 'hang-up' } })
  await expect(send('lucia@ejemplo.mx')).rejects.toThrow()
  expect(sink.to('lucia@ejemplo.mx')).toMatchObject([{ acknowledged: false }])
  sink.behave({ afterData: 'accept' })
  await send('lucia@ejemplo.mx')
  expect(await sink.next('lucia@ejemplo.mx')).toMatchObject({ acknowledged: true })
})

it('a message is refused after it was read', async () => {
  const { send } = await sinkWith({ behaviour: { afterData: { code: 554, words: '5.7.1 looks like spam' } } })
  await expect(send('lucia@ejemplo.mx')).rejects.toMatchObject({ responseCode: 554 })
})

it('a slow server answers late', async () => {
  const { send } = await sinkWith({ behaviour: { delay: 150 } })
  const start = performance.now()
  await send('lucia@ejemplo.mx')
  expect(performance.now() - start).toBeGreaterThan(140)
})

it.each(['starttls', 'tls'] as const)('mail over %s arrives encrypted', async (encryption) => {
  const { sink, send } = await sinkWith({ encryption })
  await send('lucia@ejemplo.mx')
  expect(await sink.next('lucia@ejemplo.mx')).toMatchObject({ secure: true })
})

it('a sink with a login takes mail from its user only', async () => {
  const login = { user: 'correo@ejemplo.mx', password: 'a/b:c@d' }
  const { sink, send } = await sinkWith({ encryption: 'starttls', login })
  await send('lucia@ejemplo.mx')
  expect(await sink.next('lucia@ejemplo.mx')).toMatchObject({ user: login.user })
  const wrong = createTransport({
    url: sink.url.replace('a%2Fb', 'wrong'),
    tls: { rejectUnauthorized: false },
  })
  await expect(wrong.sendMail({ from: 'a@a.mx', to: 'b@b.mx', text: 'x' })).rejects.toMatchObject({
    responseCode: 535,
  })
})

it('waiting in vain says what came instead', async () => {
  const { sink, send } = await sinkWith()
  await send('lucia@ejemplo.mx')
  await expect(sink.next('ana@ejemplo.mx', 50)).rejects.toThrow('received: lucia@ejemplo.mx')
})
