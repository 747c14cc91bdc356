import { setTimeout as pause } from 'node:timers/promises'
import { linkIn, readMail } from '../../harness/mail-reader.ts'
import type { SmtpSink } from '../../harness/smtp-sink.ts'
import { openClient } from './client.ts'
import { asked, type Known, type Ledger } from './ledger.ts'

/** How many mails came to each address, and those of customers that nobody has opened yet. */
export type Post = { came: Map<string, number>; unopened: { email: string; raw: Buffer }[] }

export const isCustomers = (email: string): boolean => email.startsWith('cliente-')

/** Takes from the mail server what has come, so that a long run does not gather it all. */
export function collect({ received }: SmtpSink, post: Post): void {
  for (const { to, raw } of received.splice(0)) {
    const [email = ''] = to
    post.came.set(email, (post.came.get(email) ?? 0) + 1)
    if (isCustomers(email)) post.unopened.push({ email, raw })
  }
}

/** Opens customers' mails as they come: each activates her access by the link, looks around and changes her profile. */
export async function customersCome(
  ledger: Ledger,
  post: Post,
  { url, isOver }: { url: string; isOver: () => boolean },
): Promise<void> {
  while (!isOver() || post.unopened.length > 0) {
    const mail = post.unopened.shift()
    // A mail may be here before the answer to the creation is.
    const known = mail && ledger.contacts.findLast(({ email }) => email === mail.email)
    if (known) await comesIn(ledger, known, { url, raw: mail.raw })
    else {
      // A creation that was never answered may have sent its mail: nobody knows whom it is for.
      if (mail && !isOver()) post.unopened.push(mail)
      await pause(20)
    }
  }
}

async function comesIn(
  ledger: Ledger,
  known: Known,
  { url, raw }: { url: string; raw: Buffer },
): Promise<void> {
  const token = linkIn(await readMail(raw), /\/area\/activate\//)
    .split('/')
    .at(-1)
  const path = `/api/activation/${token}`
  const visitor = openClient(url, {})
  await asked(ledger, visitor, { what: 'look at link', method: 'GET', path, allowed: [200] })
  const body = { password: `correcto caballo grapa ${known.id}` }
  const entered = await asked(ledger, visitor, {
    what: 'activate',
    method: 'POST',
    path,
    allowed: [200],
    body,
  })
  visitor.hangUp()
  known.activated += 1
  const customer = openClient(url, { cookie: entered.headers['set-cookie']?.[0]?.split(';')[0] ?? '' })
  const looks = async (path: string) =>
    asked(ledger, customer, { what: 'look around', method: 'GET', path, allowed: [200] })
  const session = await looks('/api/session/area')
  await looks(`/api/area/${session.body.accounts[0]?.id}/home`)
  const profile = await looks('/api/area/me/profile')
  const jobTitle = `Clienta ${known.id}`
  const changed = await asked(ledger, customer, {
    what: 'change own',
    method: 'PATCH',
    path: '/api/area/me/profile',
    allowed: [200, 412],
    version: profile.body.version,
    body: { jobTitle },
  })
  if (changed.status === 200) known.changes.push({ version: changed.body.version, jobTitle })
  customer.hangUp()
}
