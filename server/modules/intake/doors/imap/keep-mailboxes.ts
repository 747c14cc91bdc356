import { setTimeout as pause } from 'node:timers/promises'
import { mailboxesInUse } from '../../store/mailboxes.ts'
import { followMailbox, type MailboxSite } from './follow-mailbox.ts'

const lookEvery = 3000

type Followed = { version: number; stop: AbortController; done: Promise<void> }

/** Follows every mailbox in use until `ending` aborts; one that was changed is followed anew. */
export async function keepMailboxes(site: MailboxSite, ending: AbortSignal): Promise<void> {
  const followed = new Map<number, Followed>()
  const leave = async (id: number): Promise<void> => {
    const one = followed.get(id)
    followed.delete(id)
    one?.stop.abort()
    await one?.done
  }
  while (!ending.aborted) {
    try {
      const inUse = (await mailboxesInUse(site.db)).filter(({ isPaused }) => !isPaused)
      const versions = new Map(inUse.map(({ id, version }) => [id, version]))
      for (const [id, { version }] of followed) if (versions.get(id) !== version) await leave(id)
      for (const mailbox of inUse) {
        if (followed.has(mailbox.id)) continue
        const stop = new AbortController()
        followed.set(mailbox.id, {
          version: mailbox.version,
          stop,
          done: followMailbox(site, mailbox, stop.signal),
        })
      }
    } catch (error) {
      site.log.warn({ err: error }, 'mailboxes wait: the database could not be used')
    }
    await pause(lookEvery, undefined, { signal: ending }).catch(() => undefined)
  }
  await Promise.all([...followed.keys()].map(leave))
}
