// What is compared with: pooled nodemailer alone, signing and sending messages that were all written beforehand.
import { createTransport } from 'nodemailer'
import { processorSeconds } from '../stage.ts'

type Order = {
  port: number
  count: number
  dkim: { domainName: string; keySelector: string; privateKey: string }
  mail: { subject: string; text: string; html: string }
}

process.once('message', (order: Order) => {
  send(order).then(
    (seconds) => process.send?.({ seconds, processor: processorSeconds(process.pid) }, () => process.exit()),
    (error) => {
      console.error(error)
      process.exit(1)
    },
  )
})

async function send({ port, count, dkim, mail }: Order): Promise<number> {
  const transport = createTransport({
    pool: true,
    host: '127.0.0.1',
    port,
    maxConnections: 5,
    maxMessages: 1000,
    dkim,
  })
  const started = performance.now()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < count) {
      const number = next++
      await transport.sendMail({
        from: { name: 'Alameda Hosting', address: 'soporte@alameda.example' },
        to: { name: `Contacto ${number}`, address: `c${number}@m${number % 100}.example` },
        messageId: `<${crypto.randomUUID()}@alameda.example>`,
        ...mail,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': 'es' },
      })
    }
  }
  await Promise.all(Array.from({ length: 20 }, worker))
  transport.close()
  return (performance.now() - started) / 1000
}
