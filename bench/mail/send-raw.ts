import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'

const connections = 16

/**
 * Sends the mails of a folder over SMTP, as fast as they are taken or so many a second; gives when each was acknowledged, by
 * its Message-ID. A file's name says its return path: `12 p1@d1.example.eml`. As servers do it, with commands ahead of their
 * answers (RFC 2920), and with as little work of its own as can be: it shares the processors with what is measured.
 */
export async function sendRaw(
  folder: string,
  { port, aSecond }: { port: number; aSecond?: number | undefined },
): Promise<Map<string, number>> {
  const names = readdirSync(folder)
  const acknowledged = new Map<string, number>()
  const started = performance.now()
  let next = 0
  const converse = async (): Promise<void> => {
    const socket = connect({ host: '127.0.0.1', port })
    const answers = answersOf(socket)
    await expected(answers, 220)
    socket.write('EHLO bench.example\r\n')
    await expected(answers, 250)
    while (next < names.length) {
      const at = next++
      if (aSecond) await pause(Math.max(0, started + (at * 1000) / aSecond - performance.now()))
      const raw = readFileSync(join(folder, names[at] ?? ''), 'latin1')
      const from = names[at]?.replace(/^\d+ (.*)\.eml$/, '$1') ?? ''
      socket.write(`MAIL FROM:<${from}>\r\nRCPT TO:<soporte@alameda.example>\r\nDATA\r\n`)
      for (const code of [250, 250, 354]) await expected(answers, code)
      socket.write(`${raw.replace(/^\./gm, '..').replace(/(?<!\r\n)$/, '\r\n')}.\r\n`, 'latin1')
      await expected(answers, 250)
      acknowledged.set(/^Message-ID: (<.*>)/im.exec(raw)?.[1] ?? '', performance.now())
    }
    socket.end('QUIT\r\n')
    await once(socket, 'close')
  }
  await Promise.all(Array.from({ length: connections }, converse))
  return acknowledged
}

type Answers = AsyncIterator<string>

/** The last line of each answer. */
async function* answersOf(socket: Socket): Answers & AsyncGenerator<string> {
  for await (const line of createInterface({ input: socket })) if (/^\d{3} /.test(line)) yield line
}

async function expected(answers: Answers, code: number): Promise<void> {
  const { value } = await answers.next()
  if (!String(value).startsWith(`${code} `)) throw new Error(`not taken: ${value}`)
}
