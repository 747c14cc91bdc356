import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import { insertRows } from '../../../lib/insert-rows.ts'
import type { Lane, MessageDraft, RecipientDraft } from '../types.ts'

export async function insertMessages(tx: Tx, now: Date, drafts: readonly MessageDraft[]): Promise<number[]> {
  const { rows: ids } = await sql<{ id: number }>`
    select nextval('message_ids') as id
    from generate_series(1, ${drafts.length}::integer)`.execute(tx)
  await insertRows(
    tx,
    'messages',
    drafts.map((draft, index) => ({
      id: (ids[index] as { id: number }).id,
      event: draft.event,
      lane: draft.lane,
      category: draft.category ?? null,
      confidential: draft.confidential ?? false,
      token_id: draft.tokenId ?? null,
      parameters: draft.parameters,
      subject_kind: draft.subject.kind,
      subject_id: draft.subject.id,
      created_at: now,
    })),
  )
  return ids.map((row) => row.id)
}

type RecipientRow = RecipientDraft & {
  messageId: number
  position: number
  lane: Lane
  templateId: number | null
}

export async function insertRecipients(tx: Tx, rows: readonly RecipientRow[]): Promise<void> {
  await insertRows(
    tx,
    'message_recipients',
    rows.map((row) => ({
      message_id: row.messageId,
      position: row.position,
      address: row.address,
      typed_address: row.typedAddress,
      name: row.name,
      person_id: row.personId,
      language: row.language,
      template_id: row.templateId,
      verdict: row.verdict,
      rule: row.rule,
      rule_facts: row.ruleFacts ?? {},
    })),
  )
}

export async function insertDeliveries(tx: Tx, now: Date, rows: readonly RecipientRow[]): Promise<void> {
  await insertRows(
    tx,
    'deliveries',
    rows.map((row) => ({
      message_id: row.messageId,
      position: row.position,
      lane: row.lane,
      destination: row.address.slice(row.address.lastIndexOf('@') + 1),
      state: 'queued',
      attempts: 0,
      next_at: now,
    })),
  )
}

export async function suppressedAmong(db: Handle, addresses: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ address: string }>`
    select address
    from addresses
    where address = any(${addresses}::text[])
      and suppressed_at is not null`.execute(db)
  return new Set(rows.map((row) => row.address))
}

/** The newest template of each event and language, by "event language". */
export async function newestTemplates(db: Handle, events: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ id: number; event: string; language: string }>`
    select distinct on (event, language) id, event, language
    from mail_templates
    where event = any(${events}::text[])
    order by event, language, version desc`.execute(db)
  return new Map(rows.map((row) => [`${row.event} ${row.language}`, row.id]))
}
