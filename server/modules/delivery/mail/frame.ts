import type { Language } from '../../../lib/pure/languages.ts'
import { categoryNames } from '../texts/reasons.ts'
import type { Category, MailDoor } from '../types.ts'
import { type Html, html } from './html.ts'

/** What stands in the frame, filled in. */
export type Letter = {
  language: Language
  door: MailDoor
  workspace: string
  subject: string
  body: LetterText
  action: { label: string; link: string } | null
  /** Smaller, below the button: how long it holds, what if it was not expected. */
  notes: LetterText | null
  reason: string
  /** Who else gets it, in words; null: nobody, or it is not told. */
  alsoTo: string | null
  declining: DeclineLinks | null
  /** Of a copy of a ticket's message. */
  copy?: CopyParts
}

/** What a copy has besides: words of its own, and rows around what was written. */
export type CopyParts = {
  /** Beside the workspace. */
  label: string
  reason: string
  alsoTo: string
  above: LetterText
  below: readonly LetterText[]
  earlier: LetterText | null
  how: LetterText | null
}

/** A text filled in, in both forms. */
export type LetterText = { html: Html; text: string }

/** Links below the reason, for who may stop such mails without signing in. */
export type DeclineLinks = { category: Category | null; decline: string; unknownAccount: string | null }

/** The words of the frame itself, the same in every mail. */
export const frameWords = {
  es: {
    doors: { agent: 'Portal de soporte', area: 'Área de clientes' },
    reason: 'Por qué llega',
    alsoTo: 'También llega a',
    decline: (category: string) => `Dejar de recibir copias de ${category}`,
    declineAll: 'No recibir nada de esta cuenta',
    unknownAccount: 'No conozco esta cuenta',
    plainLink: 'Si el botón no funciona, este es el enlace:',
  },
  en: {
    doors: { agent: 'Support portal', area: 'Client area' },
    reason: 'Why this came',
    alsoTo: 'It also went to',
    decline: (category: string) => `Stop getting copies about ${category}`,
    declineAll: 'Get nothing about this account',
    unknownAccount: 'I do not know this account',
    plainLink: 'If the button does not work, this is the link:',
  },
} as const

const font = `font-family:'Atkinson Hyperlegible Next','Source Sans 3',system-ui,-apple-system,'Segoe UI',Helvetica,Arial,sans-serif`

// Colours are those of the screens. Mail programs that know no dark scheme show what stands inline.
const dark = `@media (prefers-color-scheme: dark) {
  .back { background: #090f12 !important; } .paper { background: #141e22 !important; border-top-color: #e8eeef !important; }
  .ink { color: #e8eeef !important; } .ink-2 { color: #b5c0c2 !important; } .ink-3 { color: #8f9b9e !important; }
  .line { border-color: #2b383c !important; } .margin { border-right-color: #2f6165 !important; border-left-color: #2f6165 !important; }
  .end { border-top-color: #b5c0c2 !important; } .link { color: #65cacb !important; }
  .button { background: #65cacb !important; } .button a { color: #04191e !important; }
}
@media (max-width: 480px) { .pad { padding-left: 16px !important; padding-right: 16px !important; } }`

/** The mail as HTML: head, text, button, notes, and below a double rule why it came. */
export function frame(letter: Letter): string {
  const { language, subject } = letter
  return html`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${subject}</title>
<style>:root { color-scheme: light dark; } ${{ html: dark }}</style>
</head>
<body class="back" style="margin:0;padding:0;background:#eff3f4">
<table role="presentation" class="back" width="100%" cellpadding="0" cellspacing="0" style="background:#eff3f4">
<tr><td align="center" style="padding:24px 0">
<table role="presentation" class="paper" width="600" cellpadding="0" cellspacing="0" style="width:100%;max-width:600px;background:#ffffff;border-top:2px solid #122026;${{ html: font }}">
${head(letter)}
${letter.copy?.above.html ?? ''}
${text(letter.body, letter.copy ? 8 : 20)}
${rowsBelow(letter.copy)}
${letter.action ? button(letter.action, language) : ''}
${notes(letter.notes)}
${ending(letter)}
</table>
</td></tr>
</table>
</body>
</html>
`.html
}

function rowsBelow(copy: CopyParts | undefined): Html[] {
  if (!copy) return []
  return [...copy.below, copy.earlier, copy.how].flatMap((block) => block?.html ?? [])
}

function head({ language, door, workspace, copy }: Letter): Html {
  return html`<tr><td class="pad line" style="padding:16px 24px;border-bottom:1px solid #d7dedf">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr>
<td class="ink" dir="auto" style="font-size:18px;line-height:24px;font-weight:700;color:#122026">${workspace}</td>
<td class="ink-3" align="right" style="font-size:14px;line-height:24px;color:#5e6c70;padding-left:12px">${copy?.label ?? frameWords[language].doors[door]}</td>
</tr></table></td></tr>`
}

function text(body: LetterText, above: number): Html {
  return html`<tr><td class="pad ink" style="padding:${String(above)}px 24px 8px;font-size:16px;line-height:24px;color:#122026;overflow-wrap:anywhere">${body.html}</td></tr>`
}

function button({ label, link }: { label: string; link: string }, language: Language): Html {
  return html`<tr><td class="pad" style="padding:4px 24px 16px">
<table role="presentation" cellpadding="0" cellspacing="0"><tr>
<td class="button" style="background:#00656e;border-radius:4px"><a href="${link}" style="display:inline-block;padding:12px 20px;font-size:16px;line-height:20px;font-weight:700;color:#ffffff;text-decoration:none">${label}</a></td>
</tr></table>
<p class="ink-2" style="margin:16px 0 0;font-size:14px;line-height:20px;color:#415055">${frameWords[language].plainLink}<br><a class="link" href="${link}" style="color:#00656e;word-break:break-all">${link}</a></p>
</td></tr>`
}

function notes(more: LetterText | null): Html {
  if (!more) return html``
  return html`<tr><td class="pad ink-2" style="padding:0 24px 8px;font-size:14px;line-height:20px;color:#415055">${more.html}</td></tr>`
}

/** Below the double rule: why it came, who else got it, and what its reader may decline. */
function ending(letter: Letter): Html {
  const words = { ...frameWords[letter.language], ...letter.copy }
  const width = letter.copy ? 152 : 128
  const rows = [
    margin(words.reason, letter.reason, width),
    ...(letter.alsoTo === null ? [] : [margin(words.alsoTo, letter.alsoTo, width)]),
  ]
  return html`<tr><td class="pad end" style="padding:16px 24px 20px;border-top:3px double #415055">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0">${rows}</table>${declineLine(letter)}
</td></tr>`
}

function margin(label: string, text: string, width: number): Html {
  return html`<tr>
<td class="ink-3 margin" width="${String(width)}" valign="top" style="padding:5px 12px 5px 0;font-size:14px;line-height:20px;color:#5e6c70;border-right:1px solid #9cc9cc">${label}</td>
<td class="ink" valign="top" dir="auto" style="padding:5px 0 5px 12px;font-size:14px;line-height:20px;color:#122026">${text}</td>
</tr>`
}

function declineLine(letter: Letter): Html {
  const links = declineLinks(letter).map(
    ({ label, link }, index) =>
      html`${index > 0 ? ' · ' : ''}<a class="link" href="${link}" style="color:#00656e">${label}</a>`,
  )
  if (links.length === 0) return html``
  return html`<p class="line ink-3" style="margin:8px 0 0;padding-top:10px;border-top:1px solid #d7dedf;font-size:14px;line-height:20px;color:#5e6c70">${links}</p>`
}

function declineLinks({ language, declining }: Letter): { label: string; link: string }[] {
  if (!declining) return []
  const { category, decline, unknownAccount } = declining
  const words = frameWords[language]
  return [
    { label: category ? words.decline(categoryNames[language][category]) : words.declineAll, link: decline },
    ...(unknownAccount === null ? [] : [{ label: words.unknownAccount, link: unknownAccount }]),
  ]
}

/** The same mail as text. */
export function plainFrame(letter: Letter): string {
  const { language, workspace, body, action, notes: more, reason: why, alsoTo, copy } = letter
  const words = { ...frameWords[language], ...copy }
  return [
    copy ? `${workspace} · ${copy.label}` : workspace,
    ...(copy ? [copy.above.text] : []),
    body.text,
    ...(copy ? [...copy.below, ...(copy.how ? [copy.how] : [])].map((block) => block.text) : []),
    ...(action ? [`${action.label}:\n${action.link}`] : []),
    ...(more ? [more.text] : []),
    [
      '='.repeat(40),
      `${words.reason}: ${why}`,
      ...(alsoTo === null ? [] : [`${words.alsoTo}: ${alsoTo}`]),
    ].join('\n'),
    ...declineLinks(letter).map(({ label, link }) => `${label}:\n${link}`),
    ...(copy?.earlier ? [copy.earlier.text] : []),
    '',
  ].join('\n\n')
}
