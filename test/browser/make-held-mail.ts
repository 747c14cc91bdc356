import { receiveMail } from '../../server/modules/intake/index.ts'
import type { RunningProgram } from '../harness/running-program.ts'
import type { clientOf } from './client.ts'

/** A mail in somebody's name that nothing proves: it waits, and its id is given once it does. */
export async function makeHeldMail(
  { wiring }: RunningProgram,
  client: ReturnType<typeof clientOf>,
  { from, subject, text = 'https://alameda.example/118' }: { from: string; subject: string; text?: string },
): Promise<number> {
  const lines = [
    ...[`From: <${from}>`, 'To: soporte@alameda.example', `Subject: ${subject}`],
    ...[`Message-ID: <${crypto.randomUUID()}@papelera.example>`, 'Date: Sun, 22 Nov 2026 09:00:00 -0600'],
    ...['MIME-Version: 1.0', 'Content-Type: text/html; charset=utf-8', '', `<p>${text}</p>`, ''],
  ]
  const id = await receiveMail(wiring, {
    content: Buffer.from(lines.join('\r\n')),
    via: 'smtp',
    envelope: { from, to: ['soporte@alameda.example'], peer: '192.0.2.7', helo: 'papelera.example' },
  })
  const late = performance.now() + 30_000
  while (!(await isHeld(client, id))) {
    if (performance.now() > late) throw new Error(`Mail ${id} is not held`)
    await new Promise((again) => setTimeout(again, 50))
  }
  return id
}

async function isHeld(client: ReturnType<typeof clientOf>, id: number): Promise<boolean> {
  const { items } = await client.get<{ items: { id: number }[] }>('/api/agent/held')
  return items.some((item) => item.id === id)
}
