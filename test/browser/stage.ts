import {
  issueTokens,
  type TokenDraft,
  type TokenPurpose,
  tokenText,
} from '../../server/modules/delivery/index.ts'
import { setUpLink } from '../../server/modules/identity/index.ts'
import type { Member } from '../harness/cast.ts'
import { type RunningProgram, runProgram } from '../harness/running-program.ts'
import { clientOf } from './client.ts'
import { type MailLinks, mailLinksOf } from './mail-links.ts'
import { makeHeldMail } from './make-held-mail.ts'
import { makeNotices } from './make-notices.ts'

export type Language = 'es' | 'en'

/** Who reads the pages in one language, and what there is to be shown to them. */
export type Reader = {
  language: Language
  /** An owner: sees every page of the portal. */
  agent: Member
  customer: Member & { accountId: number }
  /** A contact with all that a contact may have, and one that is deleted. */
  contact: number
  deleted: number
  /** An additional contact of the customer's, with something in each field and a domain role. */
  card: number
  /** The company of the first one, with a value in each field. */
  company: number
  /** An account of the first one and of the company, with something of each kind. */
  account: { id: number; card: number; service: number; domain: number }
  /** To that account. */
  notices: { notice: number; mailing: number; template: string }
  /** One that has ended, with a record that it refused. */
  job: number
  /** An agent who has not accepted the invitation yet. */
  invited: number
  mail: { message: number; position: number }
  /** What stands in a mailed link that opens its page. */
  links: Record<'invitation' | 'agentReset' | 'agentAddress', string> &
    Record<'activation' | 'magicLink' | 'areaReset' | 'areaAddress', string>
  /** The same of mails about an account, which make nobody sign in. */
  mailLinks: MailLinks
  /** One of the customer's own. */
  notice: number
  /** Of the customer's account, asked by himself and answered. */
  ticket: number
  /** In the customer's name, which nothing proves. */
  heldMail: number
  /** Paused, so that nobody looks at it. */
  mailbox: number
  cannedReply: number
  /** In WHMCS's form, for some networks. */
  whmcsKey: number
}

export type Stage = {
  program: RunningProgram
  /** Before its set-up. */
  empty: RunningProgram
  setUpSecret: string
  readers: Record<Language, Reader>
  stop: () => Promise<void>
}

/** Two programs, the first with something on every page, and a reader for each language. */
export async function setStage(): Promise<Stage> {
  const program = await runProgram({ outbox: true })
  const empty = await runProgram({ empty: true })
  // Its name is a word of one of the languages else.
  await program.wiring.db.updateTable('departments').set({ name: 'Alameda' }).execute()
  return {
    program,
    empty,
    setUpSecret: setUpLink(empty.wiring).split('/').at(-1) ?? '',
    readers: { es: await readerOf(program, 'es'), en: await readerOf(program, 'en') },
    stop: async () => {
      await program.stop()
      await empty.stop()
    },
  }
}

async function readerOf(program: RunningProgram, language: Language): Promise<Reader> {
  const { cast } = program
  const agent = language === 'es' ? cast.owner : cast.admin
  const customer = language === 'es' ? cast.customer : cast.otherCustomer
  await speakTo(program, { agent, customer, language })
  const client = clientOf(program, agent)
  const company = await makeCompany(client, language)
  const full = fullContact(language)
  const { id: contact } = await client.post<Id>('/api/agent/contacts', full)
  const { id: deleted } = await client.post<Id>('/api/agent/contacts', {
    name: `Rogelio Pavón ${language}`,
    externalId: `CLI-${language}`,
  })
  await client.delete(`/api/agent/contacts/${deleted}`)
  const account = await makeAccount(client, { contact, company, language })
  const job = await tagBoth(client, [contact, deleted])
  const amaia = { name: 'Amaia Goikoetxea Ruiz', email: `amaia.${language}@alameda.example`, role: 'agent' }
  const { id: invited } = await client.post<Id>('/api/agent/agents', { ...amaia, language })
  const outbox = await client.get<{ items: { messageId: number; position: number }[] }>('/api/agent/outbox')
  const [mail] = outbox.items
  if (!mail) throw new Error('The invitation is not in the outbox')
  const link = (
    door: 'agent' | 'area',
    purpose: TokenPurpose,
    { id, email }: { id: number; email: string },
  ) => linkText(program, { door, purpose, personId: id, address: email, typed: email })
  return {
    language,
    agent,
    customer,
    contact,
    deleted,
    card: await makeCard(client, customer, language),
    company,
    account,
    notices: await makeNotices(client, account),
    job,
    invited,
    mail: { message: mail.messageId, position: mail.position },
    links: {
      invitation: await link('agent', 'invitation', { ...amaia, id: invited }),
      agentReset: await link('agent', 'reset', agent),
      agentAddress: await link('agent', 'address-change', agent),
      activation: await link('area', 'activation', { id: contact, email: full.emails[0] }),
      magicLink: await link('area', 'magic-link', customer),
      areaReset: await link('area', 'reset', customer),
      areaAddress: await link('area', 'address-change', customer),
    },
    mailLinks: await mailLinksOf(program, { agent, customer, name: language }),
    notice: await writeTo(client, customer),
    ticket: await answerTo(client, customer),
    heldMail: await makeHeldMail(program, client, { from: customer.email, subject: '118' }),
    mailbox: await makeMailbox(client, language),
    cannedReply: (await client.post<Id>('/api/agent/canned-replies', { name: '118', body: '{name}: 118' }))
      .id,
    whmcsKey: await makeWhmcsKey(client),
  }
}

type Id = { id: number }

async function makeWhmcsKey(client: ReturnType<typeof clientOf>): Promise<number> {
  const { apiKey } = await client.post<{ apiKey: Id }>('/api/agent/me/api-keys', {
    kind: 'whmcs',
    name: 'WHMCS',
    scopes: ['accounts.read'],
    allowedNetworks: ['192.0.2.7', '2001:db8:ffff:ffff:ffff:ffff:ffff:0/112'],
  })
  return apiKey.id
}

async function tagBoth(client: ReturnType<typeof clientOf>, ids: number[]): Promise<number> {
  const { jobId } = await client.post<{ jobId: number }>('/api/agent/bulk-edits', {
    record: 'contact',
    selection: { ids },
    change: { kind: 'add-tags', tags: ['feria'] },
  })
  return jobId
}

async function makeCompany(client: ReturnType<typeof clientOf>, language: Language): Promise<number> {
  const fields = await client.get<{ items: { path: string; options: Id[] }[] }>(
    '/api/agent/fields?record=company',
  )
  const first = (path: string) => fields.items.find((field) => field.path === path)?.options[0]?.id
  const { id } = await client.post<Id>('/api/agent/companies', {
    name: `Papelera del Bajío ${language}`,
    description: 'Papel reciclado',
    notes: 'Paga a treinta días.',
    mailDomains: [`${language}.papeleradelbajio.example`, `${language}.papeleríabajío.example`],
    healthScore: first('healthScore'),
    accountTier: first('accountTier'),
    industry: first('industry'),
    renewalDate: '2027-03-01',
  })
  return id
}

/** Gives the customer's own account a domain, and a contact who stands behind it. */
async function makeCard(
  client: ReturnType<typeof clientOf>,
  { accountId }: Reader['customer'],
  language: Language,
): Promise<number> {
  const path = `/api/agent/accounts/${accountId}`
  const { id } = await client.post<Id>(`${path}/contacts`, {
    name: 'Rocío Domínguez Arriaga',
    givenNames: 'Rocío',
    familyNames: 'Domínguez Arriaga',
    organisation: 'Zúñiga Contadores',
    taxId: 'ZCO010203AB1',
    email: `rocio@${language}.zunigacontadores.example`,
    phone: '+52 55 8136 2207',
    categories: ['billing', 'domains'],
    postalAddress: { street1: 'Av. Coyoacán 1622', city: 'Ciudad de México', country: 'MX' },
  })
  await client.post<Id>(`${path}/domains`, { name: `cuadernos-${language}.mx` })
  const changes = [{ domainId: 'all', role: 'technical', holder: id }]
  await client.put(`${path}/domains/roles`, { changes })
  return id
}

async function makeAccount(
  client: ReturnType<typeof clientOf>,
  of: { contact: number; company: number; language: Language },
): Promise<Reader['account']> {
  const { id } = await client.post<Id>('/api/agent/accounts', {
    mainUserId: of.contact,
    companyId: of.company,
    externalId: `CTA-${of.language}`,
    holder: { organisation: 'Papelera del Bajío, S.A. de C.V.', taxId: 'PBA010203AB1' },
  })
  const path = `/api/agent/accounts/${id}`
  const card = await client.post<Id>(`${path}/contacts`, {
    name: 'Inés Ocaña Zúñiga',
    email: `ines.${of.language}@papeleradelbajio.example`,
    phone: '+52 442 555 0190',
    categories: ['billing', 'domains'],
  })
  const service = await client.post<Id>(`${path}/services`, {
    name: 'Hosting Pro',
    startedOn: '2025-03-01',
    renewsOn: '2027-03-01',
    externalId: `H-${of.language}`,
  })
  const domain = await client.post<Id>(`${path}/domains`, {
    name: `papelería-${of.language}.mx`,
    expiresOn: '2027-04-02',
  })
  return { id, card: card.id, service: service.id, domain: domain.id }
}

/** Something contracted, and a notice about it. */
async function writeTo(client: ReturnType<typeof clientOf>, { accountId }: { accountId: number }) {
  const service = { name: 'Hosting Pro', startedOn: '2025-03-01', renewsOn: '2027-03-01' }
  const { id } = await client.post<Id>(`/api/agent/accounts/${accountId}/services`, service)
  const notice = await client.post<Id>('/api/agent/notices', {
    ...{ account: accountId, category: 'products', service: id, document: 'https://alameda.example/118' },
    ...{ subject: 'Hosting Pro · 118', body: '**118** · https://alameda.example/118' },
  })
  return notice.id
}

/** A ticket of the customer's own account with a question and its answer. */
async function answerTo(client: ReturnType<typeof clientOf>, { id, accountId }: Reader['customer']) {
  const ticket = await client.post<Id>('/api/agent/tickets', {
    ...{ requester: { contactId: id }, accountId, writtenBy: 'customer' },
    ...{ subject: 'cuadernosbajio.example · 118', body: '118 https://alameda.example/118' },
  })
  await client.post(`/api/agent/tickets/${ticket.id}/messages`, {
    ...{ kind: 'public', format: 'markdown', body: '**118**' },
  })
  return ticket.id
}

async function makeMailbox(client: ReturnType<typeof clientOf>, language: Language): Promise<number> {
  const { id } = await client.post<Id>('/api/agent/settings/mailboxes', {
    ...{ name: `Alameda ${language}`, host: 'imap.alameda.example', port: 993, security: 'tls' },
    ...{ userName: `soporte-${language}`, password: 'una frase bastante larga', isPaused: true },
  })
  return id
}

async function speakTo(
  { wiring: { db } }: RunningProgram,
  { agent, customer, language }: { agent: Member; customer: Member; language: Language },
): Promise<void> {
  await db.updateTable('agents').set({ role: 'owner', language }).where('id', '=', agent.id).execute()
  await db.updateTable('contacts').set({ language }).where('id', '=', customer.id).execute()
}

function fullContact(language: Language) {
  return {
    name: 'José María de la Fuente Núñez-Ortiz',
    emails: [`jm.delafuente@${language}.papeleradelbajio.example`, `jm.${language}@peña.example`] as const,
    workPhone: '+52 442 555 0184',
    mobilePhone: '+52 442 555 0185',
    jobTitle: 'Responsable de administración',
    language: language === 'es' ? 'es-MX' : 'en-US',
    timeZone: 'America/Mexico_City',
    tags: ['hosting', 'año nuevo'],
    postalAddress: {
      street1: 'Calle Cigüeña 12',
      city: 'Querétaro',
      state: 'Querétaro',
      postcode: '76000',
      country: 'MX',
    },
    externalId: `CLI-0007-${language}`,
    about: 'Prefiere que se le llame por la mañana.',
    sendActivation: true,
  }
}

async function linkText({ wiring: { db, secrets } }: RunningProgram, draft: TokenDraft): Promise<string> {
  return db.transaction().execute(async (tx) => {
    const [id = 0] = await issueTokens(tx, new Date(), [draft])
    const { nonce } = await tx
      .selectFrom('tokens')
      .select('nonce')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return tokenText(secrets, { id, nonce })
  })
}
