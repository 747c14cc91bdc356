import type { Handle } from '../../../lib/db.ts'
import { Refusal } from '../../../lib/errors.ts'
import { placeholdersOf } from '../new-texts.ts'
import { type OwnTemplate, ownTemplate, ownTemplates } from '../store/own-templates.ts'
import { type NewestTemplate, newestTemplate, newestTemplates } from '../store/templates.ts'
import { placeholdersFor, samplesIn } from '../texts/samples.ts'
import { shippedTemplates } from '../texts/shipped-templates.ts'
import type { MailDoor, MailTemplate, ShippedTemplate } from '../types.ts'
import type { OwnTemplateAnswer, TemplateAnswer, TemplatesAnswer, TemplateText } from '../wire.ts'
import { shippedTextOf, unknownIn } from './in-force.ts'

export type WhichText = { key: string; door: MailDoor; language: 'es' | 'en' }

/** Every text of a mail: those that come with the program, then the workspace's own. */
export async function readTemplates(db: Handle): Promise<TemplatesAnswer> {
  const own = await ownTemplates(db)
  const mails = Object.values(
    Object.groupBy(shippedTemplates, ({ event, door }) => `${event} ${door}`),
  ).flatMap((texts) => (texts?.[0] ? [{ key: texts[0].event as string, door: texts[0].door }] : []))
  const keys = [...mails.map(({ key }) => key), ...own.map(({ key }) => key)]
  const newest = await newestTemplates(db, keys)
  const textsOf = (key: string, door: MailDoor) =>
    newest
      .filter((text) => text.event === key && text.door === door)
      .map((text) => ({
        language: text.language,
        subject: text.subject,
        version: text.version,
        isShipped: text.isShipped,
        unknownPlaceholders: [...unknownIn(text)],
        changedAt: text.createdAt.toISOString(),
      }))
  return {
    items: [
      ...mails.map(({ key, door }) => ({
        ...{ key, door, name: null, version: 0, archivedAt: null },
        texts: textsOf(key, door),
      })),
      ...own.map(({ key, name, version, archivedAt }) => ({
        ...{ key, door: 'area' as const, name, version },
        archivedAt: archivedAt?.toISOString() ?? null,
        texts: textsOf(key, 'area'),
      })),
    ],
  }
}

/**
 * One text, with what may stand in it.
 * @throws Refusal missing
 */
export async function readTemplate(db: Handle, which: WhichText): Promise<TemplateAnswer> {
  const text = await newestTemplate(db, which)
  if (!text || text.event === 'text') throw new Refusal('missing')
  return presentTemplate(text)
}

export function presentTemplate(text: NewestTemplate & { firstId: number }): TemplateAnswer {
  const { event, door, language } = text
  const shipped = shippedText({ key: event, door, language })
  const samples = samplesIn(language)
  return {
    ...textOf(text),
    id: text.firstId,
    key: event,
    door,
    language,
    version: text.version,
    isShipped: text.isShipped,
    unknownPlaceholders: [...unknownIn(text)],
    changedAt: text.createdAt.toISOString(),
    placeholders: placeholdersFor(event).map((name) => ({ name, sample: samples[name] ?? '' })),
    hasAction: text.actionLabel !== null,
    shipped: shipped ? textOf(shipped) : null,
  }
}

export function shippedText({ key, door, language }: WhichText): ShippedTemplate | undefined {
  return shippedTextOf({ event: key as MailTemplate['event'], door, language })
}

/** What a person writes of a text. */
export const textOf = (text: TemplateText): TemplateText => ({
  subject: text.subject,
  body: text.body,
  format: text.format,
  actionLabel: text.actionLabel,
  reason: text.reason,
})

/** The workspace's own texts that are in use, for whoever writes a notice. */
export async function readOwnTemplates(db: Handle): Promise<OwnTemplateAnswer[]> {
  const own = (await ownTemplates(db)).filter(({ archivedAt }) => archivedAt === null)
  return present(db, own)
}

/** One of them, archived or not; undefined where there is none. */
export async function readOwnTemplate(db: Handle, key: string): Promise<OwnTemplateAnswer | undefined> {
  const found = await ownTemplate(db, key)
  return found && (await present(db, [found]))[0]
}

async function present(db: Handle, own: readonly OwnTemplate[]): Promise<OwnTemplateAnswer[]> {
  const newest = await newestTemplates(
    db,
    own.map(({ key }) => key),
  )
  return own.map(({ key, name, version, archivedAt }) => {
    const texts = newest.filter((text) => text.event === key)
    const known = new Set(placeholdersFor(key))
    const used = texts.flatMap(({ subject, body, reason }) =>
      placeholdersOf(`${subject}\n${body}\n${reason}`),
    )
    return {
      key,
      name,
      version,
      archivedAt: archivedAt?.toISOString() ?? null,
      values: [...new Set(used)].filter((each) => !known.has(each)),
      texts: texts.map(({ language, subject, body, format }) => ({ language, subject, body, format })),
    }
  })
}
