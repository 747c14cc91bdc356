import { withoutCopy } from './mail/reports/free-form.ts'
import type { ParsedMail } from './types.ts'

/**
 * A returned mail as everybody may read it who reads tickets: what its sender says himself. What came back with it, which may hold
 * a link that is nobody's but its recipient's, stays with the mail as it came: enclosed or quoted, in whatever file, and our own
 * addresses in the text.
 */
export function withoutReturned(parsed: ParsedMail, { publicUrl }: { publicUrl: string }): ParsedMail {
  const host = URL.parse(publicUrl)?.host ?? publicUrl
  const link = new RegExp(`\\S*${host.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}\\S*`, 'gi')
  return { ...parsed, text: withoutCopy(parsed.text).replace(link, '…'), quoted: '', html: null, parts: [] }
}
