import { inTransaction } from '../../../lib/db.ts'
import { isOutage } from '../../../lib/is-outage.ts'
import type { ReadingSite } from '../site.ts'
import { authservIdsOf } from '../store/authserv-ids.ts'
import { holdUnreadable, type LeasedMail, putOff, tryAgain } from '../store/raw-mails.ts'
import type { Decider } from './decider.ts'
import type { MailInHand } from './direct-readers.ts'
import type { Reader } from './reader.ts'
import { takeMail } from './take-mail.ts'

/** Seconds until a mail is tried again that could not be decided; after the last it is held, for people to look at. */
const again = [5, 30, 300, 1800]
const triesInTime = 3

/**
 * Reads one leased mail and has it decided. Whatever it contains, it ends with an outcome: one that breaks the reader, or
 * that we cannot decide however often we try, is held.
 */
export async function readOne(
  site: ReadingSite,
  reader: Reader,
  decide: Decider,
  mail: LeasedMail | MailInHand,
): Promise<void> {
  // Tried often enough, it has ended the program each time: it is not read again.
  if (mail.attempts > again.length + 1)
    return hold(site, mail, { cause: 'undecided', words: 'ended the program' })
  try {
    const content = 'content' in mail ? mail.content : await site.files.readWhole(mail.hash).catch(notThere)
    if (!content)
      return await hold(site, mail, { cause: 'content', words: 'its content is not in the store' })
    const { attempts, size: _size, isSuspect: _isSuspect, ...raw } = mail
    const authservIds = await authservIdsOf(site.db, mail.envelope.mailboxId)
    const taken = await takeMail({ ...site, reader }, { content, envelope: mail.envelope, authservIds })
    // A machine with too much to do is slow with every mail: it is tried again.
    const broke = 'broke' in taken ? taken.broke : taken.authentication.fault
    if (broke === 'time' && attempts < triesInTime)
      return await tryAgain(site.db, mail, later(site, again[0]))
    if ('broke' in taken) return await hold(site, mail, { cause: taken.broke, words: taken.words })
    await decide({ mail: { ...raw, content }, taken })
  } catch (error) {
    if (isOutage(error)) {
      await putOff(site.db, [mail], later(site, again[0])).catch(() => undefined)
      throw error
    }
    site.log.error({ err: error, mail: mail.id }, 'a mail could not be decided')
    const wait = again[mail.attempts - 1]
    if (wait === undefined) return hold(site, mail, { cause: 'undecided', words: String(error) })
    await tryAgain(site.db, mail, later(site, wait))
  }
}

function notThere(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null
  throw error
}

const later = ({ now }: ReadingSite, seconds = 0): Date => new Date(now().getTime() + seconds * 1000)

async function hold(
  site: ReadingSite,
  mail: LeasedMail,
  { cause, words }: { cause: string; words: string },
): Promise<void> {
  site.log.warn({ mail: mail.id, cause, words }, 'a mail could not be read and is held')
  await inTransaction(site.db, (tx) =>
    holdUnreadable(tx, site.now(), mail, { cause, words: words.slice(0, 500) }),
  )
}
