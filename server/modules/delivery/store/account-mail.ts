import { sql } from 'kysely'
import type { Handle } from '../../../lib/db.ts'
import { foldText } from '../../../lib/pure/fold-text.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { DeliveryState, MailEvent, RuleFacts } from '../types.ts'

/** Which messages about an account are asked for; none carries a credential. */
export type AccountMailAsked = {
  accountId: number
  /** A piece of the subject as its text has it, whatever its case and accents. */
  subject?: string | undefined
  /** Made from one moment on and before another. */
  between?: readonly [Date, Date] | undefined
  skip: number
  limit: number
}

/** A message with everybody who is in, as they were thought of. */
export type AccountMailRow = {
  id: number
  event: MailEvent
  confidential: boolean
  parameters: Record<string, string>
  createdAt: Date
  recipients: {
    name: string
    address: string
    language: Language
    timeZone: string
    rule: string
    ruleFacts: RuleFacts
    templateId: number | null
    state: DeliveryState | null
    words: string | null
    attempts: number
  }[]
}

/** Messages about an account, newest first, and how many fit. */
export async function accountMail(
  db: Handle,
  asked: AccountMailAsked,
): Promise<{ total: number; rows: AccountMailRow[] }> {
  const { accountId, subject, between, skip, limit } = asked
  const fits = sql`
    messages.account_id = ${accountId}
    and messages.lane <> 'credential'
    ${between ? sql`and messages.created_at >= ${between[0]} and messages.created_at < ${between[1]}` : sql``}
    and exists (
      select from message_recipients recipient
      join mail_templates template on template.id = recipient.template_id
      where recipient.message_id = messages.id
        and recipient.verdict = 'in'
        ${subject === undefined ? sql`` : sql`and not messages.confidential and strpos(fold_text(template.subject), ${foldText(subject)}) > 0`}
    )`
  const counted = await sql<{ total: number }>`
    select count(*)::integer as total
    from messages
    where ${fits}`.execute(db)
  const { rows } = await sql<AccountMailRow>`
    select
      messages.id,
      messages.event,
      messages.confidential,
      messages.parameters,
      messages.created_at as "createdAt",
      (
        select json_agg(
          json_build_object(
            'name', recipient.name,
            'address', recipient.typed_address,
            'language', recipient.language,
            'timeZone', recipient.time_zone,
            'rule', recipient.rule,
            'ruleFacts', recipient.rule_facts,
            'templateId', recipient.template_id,
            'state', delivery.state,
            'words', delivery.words,
            'attempts', coalesce(delivery.attempts, 0)
          )
          order by recipient.position
        )
        from message_recipients recipient
        left join deliveries delivery
          on delivery.message_id = recipient.message_id and delivery.position = recipient.position
        where recipient.message_id = messages.id
          and recipient.verdict = 'in'
      ) as recipients
    from messages
    where ${fits}
    order by messages.id desc
    offset ${skip}
    limit ${limit}`.execute(db)
  return { total: counted.rows[0]?.total ?? 0, rows }
}
