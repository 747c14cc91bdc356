import { setTimeout as pause } from 'node:timers/promises'
import { deliverMail } from './deliver-mail.ts'
import type { Sender } from './sender.ts'

const lookEvery = 500
const afterFailure = 5000

/**
 * Sends what is due, looking twice a second, until the way out is closed; a sender that is at work then looks whether
 * something urgent has come. It looks rather than being woken: a wake-up in the transaction of each message, by a job
 * or by NOTIFY, makes all those commits wait for each other (decision 21).
 */
export async function keepSending(sender: Sender): Promise<void> {
  const { mail, log } = sender
  let hasFailed = false
  const wait = (milliseconds: number) =>
    pause(milliseconds, undefined, { signal: mail.closing }).catch(() => undefined)
  while (!mail.closing.aborted) {
    deliverMail(sender).catch((error: unknown) => {
      hasFailed = true
      log.warn({ err: error }, 'mail waits: the database could not be used')
    })
    await wait(lookEvery)
    if (hasFailed) await wait(afterFailure)
    hasFailed = false
  }
}
