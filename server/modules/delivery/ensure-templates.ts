import type { Tx } from '../../lib/db.ts'
import { insertTemplates, type NewestTemplate, newestTemplates } from './store/templates.ts'
import { shippedTemplates } from './texts/shipped-templates.ts'
import type { MailTemplate, ShippedTemplate } from './types.ts'

/**
 * Brings the texts of this program's mails into the database, as new versions where they differ from the newest: a row
 * never changes, so that a queued message keeps its words. A text that the workspace wrote itself stays.
 */
export async function ensureTemplates(tx: Tx, now: Date): Promise<void> {
  const newest = new Map((await newestTemplates(tx, events)).map((template) => [keyOf(template), template]))
  const missing = shippedTemplates.flatMap((shipped) => {
    const known = newest.get(keyOf(shipped))
    if (known && (!known.isShipped || saysTheSame(known, shipped))) return []
    return [{ ...shipped, version: (known?.version ?? 0) + 1 }]
  })
  await insertTemplates(tx, now, missing)
}

const events = [...new Set(shippedTemplates.map(({ event }) => event))]

type Key = Pick<MailTemplate, 'event' | 'door' | 'language'>
const keyOf = ({ event, door, language }: Key): string => `${event} ${door} ${language}`

function saysTheSame(known: NewestTemplate, shipped: ShippedTemplate): boolean {
  return (['subject', 'body', 'format', 'actionLabel', 'reason'] as const).every(
    (part) => known[part] === shipped[part],
  )
}
