import type { TextBody } from '../../../server/modules/notices/wire.ts'

/** How a text is given: one for all, one for each language, or a template of the workspace's own. */
export type TextValues = {
  how: 'same' | 'languages' | 'template'
  subject: string
  body: string
  texts: Record<'es' | 'en', { subject: string; body: string }>
  template: string
  values: Record<string, string>
}

const none = { subject: '', body: '' }
export const noText: TextValues = {
  how: 'same',
  ...none,
  texts: { es: none, en: none },
  template: '',
  values: {},
}

/** What is sent of it. A language without a word is left out. */
export function textOf({ how, subject, body, texts, template, values }: TextValues): TextBody {
  if (how === 'template') return { template, values: withoutGaps(values) }
  if (how === 'same') return { subject, body, format: 'markdown' }
  const written = Object.entries(texts).filter((text) => text[1].subject.trim() || text[1].body.trim())
  return { texts: Object.fromEntries(written), format: 'markdown' }
}

/** The same for a preview, which shows who gets it while the text is not finished. */
export function finishedTextOf(values: TextValues): TextBody {
  const text = textOf(values)
  const isFinished = (one?: { subject?: string; body?: string }) =>
    Boolean(one?.subject?.trim() && one.body?.trim())
  if (values.how === 'template')
    return values.template && Object.values(values.values).every(Boolean) ? text : {}
  if (values.how === 'same') return isFinished(text) ? text : {}
  const written = Object.values(text.texts ?? {})
  return written.length > 0 && written.every(isFinished) ? text : {}
}

/** A value without a word is one that is missing. */
const withoutGaps = (values: Record<string, string>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value))
