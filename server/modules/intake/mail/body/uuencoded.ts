import type { MailPart } from '../../types.ts'
import { decodeUu } from '../parts/decode-transfer.ts'
import { nameOr } from './part-names.ts'

const block =
  /^begin [0-7]{3,4} ([^\r\n]{1,200})\r?\n(?:[!-`][ -`]{0,86}\r?\n)+(?:[` ]?\r?\n)?end[ \t]*(?:\r?\n|$)/gm

/** Files within a text, as programs wrote them before MIME, and the text without them. */
export function takeUuencoded(text: string): { rest: string; files: MailPart[] } {
  if (!text.includes('begin ')) return { rest: text, files: [] }
  const files: MailPart[] = []
  const rest = text.replace(block, (all, name: string) => {
    const content = decodeUu(all)
    if (!content || files.length >= 20) return all
    files.push({
      name: nameOr(name, 'application/octet-stream', content, files.length + 1),
      mediaType: 'application/octet-stream',
      contentId: null,
      isInline: false,
      content,
    })
    return ''
  })
  return { rest, files }
}
