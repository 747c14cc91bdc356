import type { Handle } from '../../lib/db.ts'
import { opened, type Site, subjectLine, writeMail } from './mail/write-mail.ts'
import { workspaceOfMail } from './store/reads.ts'
import { templatesById } from './store/templates.ts'
import type { Delivery, OwnTemplateKey, TextDraft } from './types.ts'

/** A text as somebody reads it on a screen: no link in it works without signing in. */
export type ReadText = { subject: string; text: string; html: string }

type Reading = Pick<Delivery, 'createdAt' | 'parameters'> & {
  reader: Omit<Delivery['recipient'], 'mayDecline'>
  isTrial?: boolean
}

/** A text that was sent, filled in for a reader; null where there is none of this id. */
export async function readText(
  db: Handle,
  site: Site,
  { templateId, ...reading }: Reading & { templateId: number },
): Promise<ReadText | null> {
  const [template] = await templatesById(db, [templateId])
  return template ? write(site, opened(site, template), reading) : null
}

/** A text that nobody has kept yet, as a reader would get it. */
export async function previewText(
  db: Handle,
  site: Site,
  { draft, ...reading }: Reading & { draft: Omit<TextDraft, 'sealed'> },
): Promise<ReadText> {
  const workspace = (await workspaceOfMail(db))?.name ?? ''
  return write(site, asText(draft), { ...reading, parameters: { ...reading.parameters, workspace } })
}

/** Whether a mail can be made of a text and its values. What could never be composed must not be accepted. */
export function isWritable({
  event,
  draft,
  parameters,
}: {
  event: 'text' | OwnTemplateKey
  draft: Omit<TextDraft, 'sealed'>
  parameters: Record<string, string>
}): boolean {
  const reader = { address: '', typedAddress: '', name: '', language: draft.language, timeZone: 'UTC' }
  try {
    write(
      { publicUrl: 'https://localhost' },
      { ...asText(draft), event },
      {
        createdAt: new Date(0),
        parameters: { workspace: '', account: '', ...parameters },
        reader: { ...reader, rule: 'main-user', ruleFacts: { account: '' } },
        isTrial: true,
      },
    )
    return true
  } catch {
    return false
  }
}

const asText = (draft: Omit<TextDraft, 'sealed'>) =>
  ({ ...draft, event: 'text', door: 'area', actionLabel: null, reason: '{reason}' }) as const

/** The subject line of a text that was sent: the same for all its readers. */
export const subjectOfText = subjectLine

function write(
  site: Parameters<typeof writeMail>[0],
  text: Parameters<typeof writeMail>[1],
  { reader, createdAt, parameters, isTrial = false }: Reading,
): ReadText {
  const recipient = { ...reader, mayDecline: false }
  const mail = writeMail(site, text, { createdAt, parameters, recipient, credential: null, isTrial })
  return { subject: mail.subject, text: mail.text, html: mail.html }
}
