import { sql } from 'kysely'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Language } from '../../../lib/pure/languages.ts'
import type { TextFormat } from '../../delivery/index.ts'

export type OwnTemplate = {
  id: number
  language: Language
  subject: string
  body: string
  format: TextFormat
}

/** The newest text in each language of one of the workspace's own templates; none where it is archived. */
export async function textsOfTemplate(db: Handle, key: string): Promise<OwnTemplate[]> {
  const { rows } = await sql<OwnTemplate>`
    select distinct on (template.language)
      template.id,
      template.language,
      template.subject,
      template.body,
      template.format
    from own_templates own
    join mail_templates template on template.event = own.key
    where own.key = ${key}
      and own.archived_at is null
    order by template.language, template.version desc`.execute(db)
  return rows
}

/** Blanks the bodies whose day has come; gives how many. */
export async function blankSealedTexts(tx: Tx, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    update mail_templates
    set sealed_body = null
    where blank_after <= ${now}
      and sealed_body is not null`.execute(tx)
  return Number(numAffectedRows)
}
