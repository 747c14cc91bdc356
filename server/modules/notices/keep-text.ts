import type { Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import type { Problem } from '../../lib/errors.ts'
import { Refusal } from '../../lib/errors.ts'
import { type Language, languages } from '../../lib/pure/languages.ts'
import {
  filledForEach,
  isWritable,
  newTexts,
  type OwnTemplateKey,
  placeholdersOf,
  type TextDraft,
} from '../delivery/index.ts'
import { fillValues } from './rules/fill-values.ts'
import { type GivenText, problemsOfValues, readText } from './rules/texts.ts'
import { type OwnTemplate, textsOfTemplate } from './store/templates.ts'
import type { KeptText } from './types.ts'
import type { TextBody } from './wire.ts'

/** What a notice is to say, judged and not yet kept. */
export type JudgedText = GivenText & { templates: OwnTemplate[] }

const days = 86_400_000
/** Longer than any retry lasts. */
const blankedAfter = 7 * days

/**
 * Judges a text as it was given: all that is wrong with it, or what it says. `about`: what its notice says of itself, such
 * as the domain.
 */
export async function judgeText(
  db: Handle,
  given: TextBody,
  { language, about = {} }: { language: Language; about?: Record<string, string> },
): Promise<{ text: JudgedText } | { problems: Problem[] }> {
  const read = readText(given, language)
  if ('problems' in read) return read
  const { text } = read
  if (text.kind === 'written') return writable({ ...text, templates: [] }, about)
  const templates = await textsOfTemplate(db, text.key)
  if (templates.length === 0) return { problems: [{ path: 'template', code: 'notice.unknown-template' }] }
  const asked = placeholdersOf(templates.map(({ subject, body }) => `${subject} ${body}`).join(' '))
  const problems = problemsOfValues(asked, text.values, [...filledForEach, ...Object.keys(about)])
  return problems.length > 0 ? { problems } : writable({ ...text, templates }, about)
}

/** The last question to a text that seems right: whether a mail can be made of it. */
function writable(
  text: JudgedText,
  parameters: Record<string, string>,
): { text: JudgedText } | { problems: Problem[] } {
  const asked =
    text.kind === 'written'
      ? draftsOf(text).map((draft) => ({ event: 'text' as const, draft, parameters }))
      : text.templates.map((draft) => ({
          ...{ event: text.key as OwnTemplateKey, draft },
          parameters: { ...parameters, ...text.values },
        }))
  const problems = asked
    .filter((each) => !isWritable(each))
    .map(({ draft }) => ({ path: placeOf(text, draft), code: 'notice.text-unwritable' }))
  return problems.length > 0 ? { problems } : { text }
}

function placeOf(text: JudgedText, { language }: { language: Language }): string {
  if (text.kind === 'template') return 'template'
  return text.isByLanguage ? `texts.${language}.body` : 'body'
}

/** Keeps a judged text for notices that are made now: its words can no longer change. */
export async function keepText(tx: Tx, now: Date, text: JudgedText): Promise<KeptText> {
  if (text.kind === 'template') {
    const texts = Object.fromEntries(text.templates.map(({ language, id }) => [language, id]))
    return { texts, values: text.values }
  }
  return keep(tx, now, draftsOf(text))
}

/** The same for a confidential notice: bodies are sealed, values and all, and erased after some days. */
export async function sealText(
  tx: Tx,
  now: Date,
  { text, secrets }: { text: JudgedText; secrets: Secrets },
): Promise<KeptText> {
  const sealed = { secrets, blankAfter: new Date(now.getTime() + blankedAfter) }
  return keep(
    tx,
    now,
    draftsOf(text).map((draft) => ({ ...draft, sealed })),
  )
}

async function keep(tx: Tx, now: Date, drafts: readonly TextDraft[]): Promise<KeptText> {
  const ids = await newTexts(tx, now, drafts)
  return { texts: Object.fromEntries(drafts.map(({ language }, at) => [language, ids[at]])), values: {} }
}

/** The texts of their own that a notice needs: as written, or a template's with its values filled in. */
export function draftsOf(text: JudgedText): TextDraft[] {
  if (text.kind === 'written')
    return languages.flatMap((language) => {
      const written = text.texts[language]
      if (!written) return []
      return [{ language, format: text.format, subject: written.subject.trim(), body: written.body }]
    })
  return text.templates.map(({ language, subject, body, format }) => ({
    ...{ language, format },
    subject: fillValues(subject, text.values, 'plain'),
    body: fillValues(body, text.values, format),
  }))
}

/** @throws Refusal invalid with all that is wrong */
export async function judgedText(db: Handle, given: TextBody, language: Language): Promise<JudgedText> {
  const judged = await judgeText(db, given, { language })
  if ('problems' in judged) throw new Refusal('invalid', judged.problems)
  return judged.text
}
