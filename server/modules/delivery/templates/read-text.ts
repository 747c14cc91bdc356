import type { Problem } from '../../../lib/errors.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPlainText } from '../../../lib/pure/plain-text.ts'
import { placeholdersOf } from '../new-texts.ts'
import { placeholdersFor } from '../texts/samples.ts'
import type { TemplateText } from '../wire.ts'

type Of = { key: string; isOwn: boolean; hasAction: boolean }

/** A text as it is kept, and all that is wrong with it. Those of the workspace's own may use any placeholder. */
export function readText(typed: TemplateText, of: Of): { text: TemplateText; problems: Problem[] } {
  const problems: Problem[] = []
  const read = (path: 'subject' | 'body' | 'actionLabel' | 'reason', reading: Reading<string>): string => {
    if (!reading.ok) problems.push({ path, ...reading.fault })
    else if (reading.value === '') problems.push({ path, code: 'template.empty' })
    return reading.ok ? reading.value : ''
  }
  const text: TemplateText = {
    subject: read('subject', readOneLine(typed.subject, 250)),
    body: read('body', readPlainText(typed.body, 100_000)),
    format: typed.format,
    actionLabel: of.hasAction ? read('actionLabel', readOneLine(typed.actionLabel ?? '', 60)) : null,
    reason: read('reason', readOneLine(typed.reason, 500)),
  }
  return { text, problems: [...problems, ...placeOfAction(text, of), ...unknownPlaceholders(text, of)] }
}

function placeOfAction({ body, format }: TemplateText, { hasAction }: Of): Problem[] {
  const alone = format === 'html' ? /\{action\}/ : /^[ \t]*\{action\}[ \t]*$/m
  if (!hasAction || body === '' || alone.test(body)) return []
  return [{ path: 'body', code: 'template.action-missing' }]
}

function unknownPlaceholders(text: TemplateText, { key, isOwn, hasAction }: Of): Problem[] {
  if (isOwn) return []
  const known = new Set([...placeholdersFor(key), ...(hasAction ? ['action'] : [])])
  return (['subject', 'body', 'actionLabel', 'reason'] as const).flatMap((path) =>
    placeholdersOf(text[path] ?? '')
      .filter((name) => !known.has(name))
      .map((name) => ({ path, code: 'template.unknown-placeholder', params: { name } })),
  )
}
