// Reads mails in a thread of its own, one after the other: whatever a mail does to it, the program goes on.
import { parentPort } from 'node:worker_threads'
import { readMail } from '../mail/read-mail.ts'
import type { ParsedMail } from '../types.ts'

export type Asked = { id: number; content: Uint8Array<ArrayBuffer> }
/** `ready`: all that reading takes is loaded, which is nothing that a mail can be blamed for. */
export type Answered = 'ready' | { id: number; mail: ParsedMail } | { id: number; failure: string }

parentPort?.on('message', async ({ id, content }: Asked) => {
  try {
    const mail = await readMail(content)
    // A part that is a view of a larger whole would carry all of it across.
    const parts = mail.parts.map((part) => ({ ...part, content: new Uint8Array(part.content) }))
    const answer: Answered = { id, mail: { ...mail, parts } }
    parentPort?.postMessage(answer, [...new Set(parts.map((part) => part.content.buffer))])
  } catch (error) {
    const answer: Answered = { id, failure: String((error as Error)?.stack ?? error).slice(0, 2000) }
    parentPort?.postMessage(answer)
  }
})
parentPort?.postMessage('ready' satisfies Answered)
