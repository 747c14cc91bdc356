import type { MailPart } from '../../types.ts'
import { type Faults, limits } from '../limits.ts'
import { decodeText } from '../parts/charsets.ts'
import { headerOf } from '../parts/read-headers.ts'
import { contentOf, type Part } from '../parts/split-parts.ts'
import { nameOfPart, nameOr } from './part-names.ts'
import { takeUuencoded } from './uuencoded.ts'

/** A stretch of the body: as text, as HTML, or the same as both. */
export type BodyPiece = { text: string | null; html: string | null }
export type Gathered = { body: BodyPiece[]; parts: MailPart[] }

/** What of a mail is to be read, in order, and what comes with it. */
export function gatherParts(root: Part, faults: Faults): Gathered {
  const parts: MailPart[] = []
  const body = gather(root, { isRelated: false, isFirst: true })
  return { body, parts }

  function gather(part: Part, place: Place): BodyPiece[] {
    if (part.children.length > 0) return gatherAll(part, place)
    if (part.type.value.startsWith('multipart/') && part.bytes.length === 0) return []
    if (!isBody(part, place)) {
      keep(part, place)
      return []
    }
    const content = contentOf(part, faults)
    if (content.length > limits.textPart) faults.add('text-too-long')
    const text = decodeText(content.subarray(0, limits.textPart), charsetOf(part, content), faults)
    if (part.type.value === 'text/html' || isUnsaidHtml(part, text)) return [{ text: null, html: text }]
    const { rest, files } = takeUuencoded(plain(part, text))
    parts.push(...files)
    return [{ text: rest, html: null }]
  }

  function gatherAll(part: Part, place: Place): BodyPiece[] {
    const kind = part.type.value.slice('multipart/'.length)
    const isRelated = place.isRelated || kind === 'related'
    const pieces = part.children.map((child, index) =>
      gather(child, { isRelated, isFirst: place.isFirst && index === 0 }),
    )
    return kind === 'alternative' ? [oneOf(pieces)] : pieces.flat()
  }

  function keep(part: Part, { isRelated }: Place): void {
    if (parts.length >= limits.attachments) {
      faults.add('attachments-too-many')
      return
    }
    const content = contentOf(part, faults)
    const contentId = headerOf(part.headers, 'content-id')
      .replace(/^\s*<|>\s*$/g, '')
      .trim()
    parts.push({
      name: nameOr(nameOfPart(part, faults), part.type.value, content, parts.length + 1),
      mediaType: part.type.value,
      contentId: contentId === '' ? null : contentId.slice(0, 500),
      isInline: contentId !== '' && (isRelated || part.disposition.value === 'inline'),
      content,
    })
  }
}

type Place = { isRelated: boolean; isFirst: boolean }

/** Text that is meant to be read where it stands. A file of text is named, and not what a mail begins with. */
function isBody(part: Part, { isFirst }: Place): boolean {
  if (!/^text\/(plain|html|enriched)$/.test(part.type.value)) return false
  if (part.disposition.value === 'attachment') return false
  const isNamed = part.disposition.parameters.has('filename') || part.type.parameters.has('name')
  return isFirst || !isNamed
}

/** Of alternatives: one of each kind, HTML the last, which is the best. */
function oneOf(alternatives: BodyPiece[][]): BodyPiece {
  const texts = alternatives.map((pieces) => pieces.flatMap(({ text }) => text ?? []).join('\n'))
  const htmls = alternatives.map((pieces) => pieces.flatMap(({ html }) => html ?? []).join('\n'))
  return {
    text: texts.find((text) => text.trim() !== '') ?? null,
    html: htmls.findLast((html) => html.trim() !== '') ?? null,
  }
}

/** A mail without any type that is a page nevertheless. */
const isUnsaidHtml = ({ headers }: Part, text: string): boolean =>
  headerOf(headers, 'content-type') === '' && /^\s*<(?:!doctype\s+html|html)\b/i.test(text.slice(0, 1000))

/** For HTML also what it says itself, where its headers say nothing. */
function charsetOf(part: Part, content: Buffer): string {
  const said = part.type.parameters.get('charset') ?? ''
  if (said !== '' || part.type.value !== 'text/html') return said
  const start = content.toString('latin1', 0, 2000)
  return /<meta[^>]{0,200}charset\s*=\s*["']?([\w-]{3,40})/i.exec(start)?.[1] ?? ''
}

function plain(part: Part, text: string): string {
  if (part.type.value === 'text/enriched')
    return text.replace(/<<|<\/?[a-z-]{1,60}>/gi, (tag) => (tag === '<<' ? '<' : ''))
  if (part.type.parameters.get('format')?.toLowerCase() !== 'flowed') return text
  return unflow(text, part.type.parameters.get('delsp')?.toLowerCase() === 'yes')
}

/** Joins the lines that were broken for narrow screens only (RFC 3676), each depth of quotes for itself. */
function unflow(text: string, dropsBlank: boolean): string {
  const paragraphs: { depth: number; pieces: string[]; isOpen: boolean }[] = []
  for (const line of text.split(/\r\n|\r|\n/)) {
    const depth = /^>*/.exec(line)?.[0].length ?? 0
    const content = line.slice(depth).replace(/^ /, '')
    const isSoft = content.endsWith(' ') && content !== '-- '
    const piece = isSoft && dropsBlank ? content.slice(0, -1) : content
    const last = paragraphs.at(-1)
    if (last?.isOpen && last.depth === depth && content !== '-- ') {
      last.pieces.push(piece)
      last.isOpen = isSoft
    } else paragraphs.push({ depth, pieces: [piece], isOpen: isSoft })
  }
  return paragraphs
    .map(({ depth, pieces }) => `${'>'.repeat(depth)}${depth > 0 ? ' ' : ''}${pieces.join('')}`)
    .join('\n')
}
