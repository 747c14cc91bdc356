import type { Language } from '../../../lib/pure/languages.ts'
import type { Delivery } from '../types.ts'
import { carriedFiles, downloadUntil } from './carried-files.ts'
import { copyWords } from './copy-words.ts'
import { oneLine } from './fill-in.ts'
import type { LetterText } from './frame.ts'
import { type Html, html } from './html.ts'
import { renderWhole } from './render-text.ts'
import { sayShortTime, sayTime } from './say-time.ts'

/** A message of the ticket that was written before. */
export type EarlierMessage = {
  author: string
  writtenAt: Date
  body: string
  format: 'plain' | 'markdown'
}

/** Whose reader it is. */
type To = Pick<Delivery['recipient'], 'address' | 'timeZone' | 'language'>

/** Above a message: who wrote it, and to whom. */
export function byline(
  { parameters }: Pick<Delivery, 'parameters'>,
  { to, department }: { to: To; department: string },
): LetterText {
  const author = oneLine(parameters.author ?? '')
  const rest = bylineRest(parameters, { to, department })
  return {
    html: html`<tr><td class="pad ink" dir="auto" style="padding:16px 24px 0;font-size:16px;line-height:24px;color:#122026"><b>${author}</b><span class="ink-2" style="font-size:14px;color:#415055">${rest}</span></td></tr>`,
    text: `${author}${rest}`,
  }
}

function bylineRest(
  { authorKind, isFirst, answers, answersAddress }: Delivery['parameters'],
  { to, department }: { to: To; department: string },
): string {
  const words = copyWords[to.language]
  if (authorKind !== 'agent') return isFirst ? words.opened : words.wrote
  const said = asWithinSentence(department)
  if (!answers) return words.agentWrote(said)
  return answersAddress === to.address
    ? words.agentAnsweredYou(said)
    : words.agentAnswered(said, oneLine(answers))
}

/** "Soporte" becomes "soporte"; what has further capitals is a name of its own. */
const asWithinSentence = (name: string): string =>
  /\p{Lu}/u.test(name.slice(1)) ? name : name.charAt(0).toLowerCase() + name.slice(1)

/** Below what agents write. */
export function signatureBlock(signature: string | undefined): LetterText[] {
  if (!signature) return []
  const { html: inside, text } = renderWhole({ body: signature, format: 'plain' })
  return [{ html: row('padding:0 24px 4px', { html: inside }), text }]
}

/** Files that do not fit into the mail, with the link by which this reader gets them and until when. */
export function downloadBlock(
  { attachments, createdAt }: Pick<Delivery, 'attachments' | 'createdAt'>,
  { to, link }: { to: To; link: string },
): LetterText[] {
  const { linked } = carriedFiles(attachments)
  if (linked.length === 0) return []
  const words = copyWords[to.language]
  const names = linked.map(({ name, size }) => `${oneLine(name)} (${sayMegabytes(size, to.language)})`)
  const until = words.download(sayTime(downloadUntil(createdAt), to))
  const said = names.join(', ')
  return [
    {
      html: row(
        'padding:4px 24px 12px',
        html`<b>${said}</b><br>${until} <a class="link" href="${link}" style="color:#00656e">${words.downloadLink}</a>`,
      ),
      text: `${said}\n${until}\n${link}`,
    },
  ]
}

const sayMegabytes = (bytes: number, language: Language): string =>
  `${(bytes / 1_000_000).toLocaleString(language, { maximumFractionDigits: 1 })} MB`

export const howToAnswer = (language: Language): LetterText => {
  const { how } = copyWords[language]
  return { html: row('padding:16px 24px 20px', html`${how}`), text: how }
}

/** The messages before, folded where the mail program knows how, quoted as others quote. */
export function earlierBlock(earlier: readonly EarlierMessage[], to: To): LetterText[] {
  if (earlier.length === 0) return []
  const words = copyWords[to.language]
  const quoted = earlier.map((message) => {
    const by = words.earlierBy(sayShortTime(message.writtenAt, to), oneLine(message.author))
    const isCut = message.body.length > quotedAtMost
    const body = isCut ? `${message.body.slice(0, quotedAtMost)}${words.cut}` : message.body
    const { html: inside, text } = renderWhole({ body, format: message.format })
    return {
      html: html`<p class="ink-2" style="margin:12px 0 4px;color:#415055">${by}</p><blockquote type="cite" class="ink-2 margin" style="margin:0;padding-left:12px;border-left:3px solid #9cc9cc;color:#415055">${{ html: inside }}</blockquote>`,
      text: `${by}\n${text.replace(/^/gm, '> ').replace(/^> $/gm, '>')}`,
    }
  })
  const inside = quoted.map((each) => each.html)
  return [
    {
      html: html`<tr><td class="pad" style="padding:8px 24px 0"><details class="line" style="padding:12px 0;border-top:1px solid #d7dedf;border-bottom:1px solid #d7dedf;font-size:14px;line-height:20px;overflow-wrap:anywhere"><summary class="link" style="color:#00656e;cursor:pointer">${words.earlier(earlier.length)}</summary><div class="gmail_quote">${inside}</div></details></td></tr>`,
      text: quoted.map((each) => each.text).join('\n\n'),
    },
  ]
}

/** Characters of an earlier message that are repeated. */
const quotedAtMost = 5000

const row = (padding: string, inside: Html): Html =>
  html`<tr><td class="pad ink-2" dir="auto" style="${padding};font-size:14px;line-height:20px;color:#415055;overflow-wrap:anywhere">${inside}</td></tr>`
