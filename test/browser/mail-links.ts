import { type ActionPurpose, actionLink } from '../../server/modules/delivery/index.ts'
import type { Member } from '../harness/cast.ts'
import type { RunningProgram } from '../harness/running-program.ts'
import { clientOf } from './client.ts'
import { writeWithFile } from './with-file.ts'

type Id = { id: number }
type Account = Member & { accountId: number }

/** What stands in links of mails about an account that open a page without signing in. */
export type MailLinks = Record<
  'decline' | 'unknownAccount' | 'registrantChange' | 'registrantVerification' | 'confirmMail' | 'files',
  string
>

/** Somebody on a card who got a notice, and whom a domain is to be registered to. */
export async function mailLinksOf(
  program: RunningProgram,
  { agent, customer, name }: { agent: Member; customer: Account; name: string },
): Promise<MailLinks> {
  const { db, secrets } = program.wiring
  const asAgent = clientOf(program, agent)
  const asCustomer = clientOf(program, customer)
  const account = customer.accountId
  const email = `copia.${name}@papeleradelbajio.example`
  const card = await asCustomer.post<Id>(`/api/area/${account}/contacts`, {
    ...{ name: 'Lucía Ocaña Beltrán', email, categories: ['billing', 'domains'] },
  })
  const domain = await asAgent.post<Id>(`/api/agent/accounts/${account}/domains`, {
    ...{ name: `papelera-${name}.example`, status: 'active' },
  })
  await asAgent.post('/api/agent/notices', {
    ...{ account, category: 'billing', subject: 'Factura 2026-118', body: 'Vence el **viernes**.' },
  })
  await asCustomer.put(`/api/area/${account}/domains/roles`, {
    changes: [{ domainId: domain.id, role: 'registrant', holder: card.id }],
  })
  const changes = await asAgent.get<{ items: Id[] }>(`/api/agent/domains/${domain.id}/registrant-changes`)
  const mail = await db
    .selectFrom('message_recipients')
    .innerJoin('messages', 'messages.id', 'message_recipients.message_id')
    .select(['message_id', 'position'])
    .where('address', '=', email)
    .where('event', '=', 'notice')
    .executeTakeFirstOrThrow()
  // Asked for by what follows the trail, which need not have come so far.
  await db
    .insertInto('registrant_verifications')
    .values({
      ...{ account_id: customer.accountId, address: customer.email },
      ...{ asked_at: new Date(), until: new Date(Date.now() + 15 * 86_400_000) },
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  // Of mail that nobody waits for any more.
  const day = new Date().toISOString().slice(0, 10)
  await db
    .insertInto('sender_questions')
    .values({ address: email, day, message_id: mail.message_id, asked_at: new Date() })
    .execute()
  const token = (purpose: ActionPurpose, of: string): string =>
    actionLink({ publicUrl: '', secrets }, { purpose, of }).split('/').at(-1) ?? ''
  const recipient = `${mail.message_id}-${mail.position}`
  return {
    decline: token('decline', recipient),
    unknownAccount: token('unknown-account', recipient),
    registrantChange: token('registrant-change', `${changes.items[0]?.id}-new`),
    registrantVerification: token('registrant-verification', `${customer.accountId}-${customer.email}`),
    files: token('attachment', await writeWithFile(program, { agent, customer })),
    confirmMail: token('confirm-mail', `${day}/${email}`),
  }
}
