// Reads mails and checks their senders in a thread of its own, one after the other: whatever a mail does to it, the program
// goes on.
import { parentPort, workerData } from 'node:worker_threads'
import { readMail } from '../mail/read-mail.ts'
import type { ParsedMail } from '../types.ts'
import { type Checked, checkSender, type SenderCheck } from './check-sender.ts'

export type Task = { read: Uint8Array<ArrayBuffer> } | { check: SenderCheck }
export type Asked = { id: number; task: Task }
/** `ready`: all that the work takes is loaded, which is nothing that a mail can be blamed for. */
export type Answered = 'ready' | { id: number; done: ParsedMail | Checked } | { id: number; failure: string }

parentPort?.on('message', async ({ id, task }: Asked) => {
  try {
    if ('check' in task) return answer({ id, done: await checkSender(task.check) })
    const mail = await readMail(task.read)
    // A part that is a view of a larger whole would carry all of it across.
    const parts = mail.parts.map((part) => ({ ...part, content: new Uint8Array(part.content) }))
    answer({ id, done: { ...mail, parts } }, [...new Set(parts.map((part) => part.content.buffer))])
  } catch (error) {
    answer({ id, failure: String((error as Error)?.stack ?? error).slice(0, 2000) })
  }
})

const answer = (answered: Answered, buffers: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(answered, buffers)

if ((workerData as { checks: boolean }).checks) await import('../authenticate.ts')
answer('ready')
