import type { Handle } from '../../lib/db.ts'
import type { AgentActor } from '../trail/index.ts'
import { renderWhole } from './mail/render-text.ts'
import { opened, subjectLine, writeMail } from './mail/write-mail.ts'
import type { Site } from './mail/written-mail.ts'
import { type AccountMailAsked, type AccountMailRow, accountMail } from './store/account-mail.ts'
import { templatesById } from './store/templates.ts'
import type { DeliveryState, MailEvent, MailTemplate } from './types.ts'

/** A message about an account as a program reads it. */
export type AccountMail = {
  id: number
  event: MailEvent
  /** Null: confidential, or for who may only see what became of it. */
  subject: string | null
  /** As the first reader has it; null, too, for a mail whose text is links. */
  html: string | null
  createdAt: Date
  /** Everybody who is in, the account's main user first. */
  recipients: {
    name: string
    address: string
    isMainUser: boolean
    state: DeliveryState | null
    words: string | null
    attempts: number
  }[]
}

/**
 * What was sent about an account, newest first, and how much there is; never a mail with a credential. Subjects, texts and what
 * servers said are for who may write contacts (decision 14).
 */
export async function readAccountMail(
  db: Handle,
  site: Site,
  actor: AgentActor,
  asked: AccountMailAsked,
): Promise<{ total: number; items: AccountMail[] }> {
  const seesTexts = actor.permissions.has('contacts.write')
  // Whoever may not read a subject does not find by it.
  if (!seesTexts && asked.subject !== undefined) return { total: 0, items: [] }
  const { total, rows } = await accountMail(db, asked)
  const ids = rows.flatMap(({ recipients }) => recipients.flatMap(({ templateId }) => templateId ?? []))
  const templates = seesTexts ? await templatesById(db, [...new Set(ids)]) : []
  const byId = new Map(templates.map((template) => [template.id, template]))
  const items = rows.map((row): AccountMail => {
    const [reader] = row.recipients
    const template = row.confidential ? undefined : byId.get(reader?.templateId ?? 0)
    const recipients = row.recipients.map(({ name, address, rule, state, words, attempts }) => ({
      ...{ name, address, state, attempts, words: seesTexts ? words : null },
      isMainUser: rule === 'main-user' || rule === 'other-address',
    }))
    return {
      ...{ id: row.id, event: row.event, createdAt: row.createdAt },
      subject: template ? subjectLine(template, row.parameters) : null,
      html: template ? htmlOf(site, template, row) : null,
      recipients: recipients.sort((one, other) => Number(other.isMainUser) - Number(one.isMainUser)),
    }
  })
  return { total, items }
}

/** Notices, and what was written in tickets; all other mail asks its reader for something by links that are hers alone. */
function htmlOf(site: Site, template: MailTemplate, row: AccountMailRow): string | null {
  const [reader] = row.recipients
  if (row.event === 'ticket-message') return renderWhole(template).html
  if (row.event !== 'notice' || !reader) return null
  const { address, name, language, timeZone, rule, ruleFacts } = reader
  return writeMail(site, opened(site, template), {
    ...{ createdAt: row.createdAt, parameters: row.parameters, credential: null },
    recipient: {
      ...{ address, typedAddress: address, name, language, timeZone, rule, ruleFacts },
      mayDecline: false,
    },
  }).html
}
