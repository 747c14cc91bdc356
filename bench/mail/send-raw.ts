import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'

const atOnce = 16

/**
 * Sends the mails of a folder over SMTP, as fast as they are taken or so many a second; gives when each was acknowledged, by
 * its Message-ID. A file's name says its return path: `12 p1@d1.example.eml`.
 */
export async function sendRaw(
  folder: string,
  { port, aSecond }: { port: number; aSecond?: number | undefined },
): Promise<Map<string, number>> {
  const transport = createTransport({
    ...{ host: '127.0.0.1', port, ignoreTLS: true },
    ...{ pool: true, maxConnections: 8, maxMessages: 1000 },
  })
  const names = readdirSync(folder)
  const acknowledged = new Map<string, number>()
  const started = performance.now()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < names.length) {
      const at = next++
      if (aSecond) await pause(Math.max(0, started + (at * 1000) / aSecond - performance.now()))
      const raw = readFileSync(join(folder, names[at] ?? ''))
      const from = names[at]?.replace(/^\d+ (.*)\.eml$/, '$1') ?? ''
      await transport.sendMail({ envelope: { from, to: 'soporte@alameda.example' }, raw })
      acknowledged.set(/Message-ID: (<.*>)/i.exec(raw.toString('latin1'))?.[1] ?? '', performance.now())
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  transport.close()
  return acknowledged
}
