import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { ImapFlow } from 'imapflow'
import type { Secrets } from '../../../../lib/crypto.ts'
import type { Log } from '../../../../lib/log.ts'
import { openPassword } from '../../seal-password.ts'
import type { Site } from '../../site.ts'
import { noteFailure } from '../../store/mailboxes.ts'
import type { Mailbox } from '../../types.ts'
import { connectTo, MailboxProblem, openFolder, problemOf } from './open-mailbox.ts'
import { placeIn, takeNew } from './take-new.ts'

export type MailboxSite = Site & { secrets: Secrets; log: Log }

/** The server tells of new mail at once where it can (IDLE); looked is all the same, as some forget to. */
const lookEvery = 60_000
/** Milliseconds until the next try, longer each time; who says no to our password is not asked soon again. */
const again = [5_000, 15_000, 60_000, 300_000]

/** Takes what comes into a mailbox until `ending` aborts, connecting again whenever the connection is lost. */
export async function followMailbox(site: MailboxSite, mailbox: Mailbox, ending: AbortSignal): Promise<void> {
  let failures = 0
  // What is known of the place, beyond what was read at the beginning.
  const known = { ...mailbox }
  while (!ending.aborted) {
    try {
      await follow(site, known, ending, () => {
        failures = 0
      })
    } catch (error) {
      if (ending.aborted) return
      const problem = problemOf(error)
      site.log.warn(
        { mailbox: mailbox.id, kind: problem.kind, words: problem.message },
        'a mailbox could not be looked at',
      )
      await noteFailure(site.db, { ...mailbox, at: site.now(), words: problem.message }).catch(
        () => undefined,
      )
      const wait = problem.kind === 'refused' ? again.length - 1 : Math.min(failures, again.length - 1)
      failures += 1
      await pause(again[wait], undefined, { signal: ending }).catch(() => undefined)
    }
  }
}

async function follow(
  site: MailboxSite,
  known: Mailbox,
  ending: AbortSignal,
  onCaughtUp: () => void,
): Promise<void> {
  const password = openPassword(site.secrets, known.sealedPassword)
  if (password === null)
    throw new MailboxProblem('refused', 'SECRET is another one: the password must be typed again')
  const client = await connectTo({ ...known, password })
  const close = () => client.close()
  ending.addEventListener('abort', close)
  try {
    const news = newsOf(client)
    await openFolder(client, known.folder)
    let from = await placeIn(client, known)
    while (!ending.aborted && client.usable) {
      const place = await takeNew(site, client, known, from)
      Object.assign(known, place, { checkedAt: site.now() })
      from = { ...place, only: null }
      onCaughtUp()
      await news(ending)
      // Some servers tell of nothing before they are asked.
      if (client.usable) await client.noop()
    }
    if (!ending.aborted) throw new MailboxProblem('unreachable', 'the connection was lost')
  } finally {
    ending.removeEventListener('abort', close)
    client.close()
  }
}

/** Waits until something came since the last wait, the connection ended, or it is time to look. */
function newsOf(client: ImapFlow): (ending: AbortSignal) => Promise<unknown> {
  let hasNews = false
  client.on('exists', () => {
    hasNews = true
  })
  return async (ending) => {
    if (!hasNews && client.usable) {
      const waited = new AbortController()
      const signal = AbortSignal.any([ending, waited.signal])
      await Promise.race([
        once(client, 'exists', { signal }),
        once(client, 'close', { signal }),
        pause(lookEvery, undefined, { signal }),
      ]).catch(() => undefined)
      waited.abort()
    }
    hasNews = false
  }
}
