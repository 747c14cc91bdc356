import { placeholdersOf } from '../new-texts.ts'
import { placeholdersFor } from '../texts/samples.ts'
import { shippedTemplates } from '../texts/shipped-templates.ts'
import type { MailTemplate, ShippedTemplate } from '../types.ts'

type Text = Pick<MailTemplate, 'event' | 'door' | 'language' | 'subject' | 'body' | 'actionLabel' | 'reason'>

/**
 * The text that a mail is written with: the template, or what comes with the program where the workspace's own words use what
 * nobody fills in any more. A text is written once and mails change; none may wait for ever because of it.
 */
export function textInForce<Kept extends Text>(
  template: Kept,
  parameters: Readonly<Record<string, string>>,
): Kept {
  const unfilled = unknownIn(template).filter((name) => !Object.hasOwn(parameters, name))
  if (unfilled.length === 0) return template
  const shipped = shippedTextOf(template)
  return shipped ? { ...template, ...shipped } : template
}

const known = new WeakMap<Text, readonly string[]>()

/** The placeholders of a text that its mail does not know; of the workspace's own templates none, whose notices give what they like. */
export function unknownIn(text: Text): readonly string[] {
  const found = known.get(text) ?? findUnknown(text)
  known.set(text, found)
  return found
}

function findUnknown(text: Text): readonly string[] {
  const shipped = text.event === 'text' ? undefined : shippedTextOf(text)
  if (!shipped) return []
  const filled = new Set([
    ...placeholdersFor(text.event),
    ...(shipped.actionLabel === null ? [] : ['action']),
  ])
  const { subject, body, actionLabel, reason } = text
  return placeholdersOf([subject, body, actionLabel ?? '', reason].join('\n')).filter(
    (name) => !filled.has(name),
  )
}

/** What comes with the program for the same mail; undefined for the workspace's own. */
export function shippedTextOf({
  event,
  door,
  language,
}: Pick<Text, 'event' | 'door' | 'language'>): ShippedTemplate | undefined {
  return shippedTemplates.find(
    (each) => each.event === event && each.door === door && each.language === language,
  )
}
