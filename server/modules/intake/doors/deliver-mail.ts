import { Readable } from 'node:stream'
import type { Db } from '../../../lib/db.ts'
import { receiveMail } from '../receive-mail.ts'
import type { Site } from '../site.ts'
import type { Envelope } from '../types.ts'
import { judgeRecipient } from './smtp/own-addresses.ts'
import { notEmpty } from './submit-mail.ts'

/** None of those whom a mail server hands a mail over for is ours. */
export class NobodyHere extends Error {}

/**
 * Takes a mail from the pipe of a mail server: as by SMTP only for support addresses, and as by the API none that is empty. It
 * names nobody where its server does not say for whom it is.
 * @throws NobodyHere; Refusal invalid for an empty one; TooLarge
 */
export async function deliverMail(
  site: Site & { db: Db },
  { content, envelope }: { content: Readable; envelope: Envelope },
): Promise<number> {
  const judged = await Promise.all((envelope.to ?? []).map((each) => judgeRecipient(site.db, each)))
  if (judged.length > 0 && !judged.includes('ours'))
    throw new NobodyHere(`${envelope.to?.join(', ')}: no support address of this workspace`)
  return receiveMail(site, {
    content: Readable.from(notEmpty(content), { objectMode: false }),
    via: 'command-line',
    envelope,
  })
}
