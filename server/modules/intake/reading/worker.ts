// Reads mails and checks their senders in a thread of its own, one after the other: whatever a mail does to it, the program
// goes on.
import { parentPort, workerData } from 'node:worker_threads'
import { readMail } from '../mail/read-mail.ts'
import { resultsIn } from '../rules/authentication-results.ts'
import { likelyQuestions } from '../rules/likely-questions.ts'
import type { ParsedMail } from '../types.ts'
import { type Checked, checkSender, keyOf, type SenderCheck } from './check-sender.ts'

/** What is known of a mail's sender before it is read. */
export type Sender = Pick<SenderCheck['claim'], 'envelope' | 'authservIds'> & Pick<SenderCheck, 'answers'>
export type Task = { read: Uint8Array<ArrayBuffer>; sender: Sender | null } | { check: SenderCheck }
/** A mail, and its sender where he was to be checked along with it and all that this takes was known. */
export type Read = { mail: ParsedMail; checked: Checked | null }
export type Asked = { id: number; task: Task }
/** `ready`: all that the work takes is loaded, which is nothing that a mail can be blamed for. */
export type Answered = 'ready' | { id: number; done: Read | Checked } | { id: number; failure: string }

parentPort?.on('message', async ({ id, task }: Asked) => {
  try {
    if ('check' in task) return answer({ id, done: await checkSender(task.check) })
    const mail = await readMail(task.read)
    const checked = task.sender && (await checkAlong(task.read, mail, task.sender))
    // A part that is a view of a larger whole would carry all of it across.
    const parts = mail.parts.map((part) => ({ ...part, content: new Uint8Array(part.content) }))
    answer({ id, done: { mail: { ...mail, parts }, checked } }, [
      ...new Set(parts.map((part) => part.content.buffer)),
    ])
  } catch (error) {
    answer({ id, failure: String((error as Error)?.stack ?? error).slice(0, 2000) })
  }
})

async function checkAlong(
  content: Uint8Array<ArrayBuffer>,
  mail: ParsedMail,
  { envelope, authservIds, answers }: Sender,
): Promise<Checked | null> {
  if (!likelyQuestions(mail, envelope).every((each) => answers.has(keyOf(each)))) return null
  const claim = { envelope, authservIds, parsed: { from: mail.from, headers: resultsIn(mail) } }
  return checkSender({ claim, mail: { content }, answers })
}

const answer = (answered: Answered, buffers: ArrayBuffer[] = []): void =>
  parentPort?.postMessage(answered, buffers)

if ((workerData as { checks: boolean }).checks) await import('../authenticate.ts')
answer('ready')
