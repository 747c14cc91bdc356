import { faultOfCharacters, hasDirectionMark, isLongerThan, withoutInvisible } from './characters.ts'
import { accepted, faulty, type Reading } from './fault.ts'

/**
 * Text of one line, such as a title, a city or an external id: in NFC, trimmed, with single spaces.
 * Empty is accepted, as ''; whether something must be given is the caller's question.
 */
export function readOneLine(typed: string, max: number): Reading<string> {
  if (typed.length > max * 10) return faulty({ code: 'text.too-long', params: { max } })
  const text = withoutInvisible(typed).trim()
  if (/[\n\r\v\f\u0085\u2028\u2029]/.test(text)) return faulty({ code: 'text.line-break' })
  const fault = faultOfCharacters(text)
  if (fault) return faulty(fault)
  if (hasDirectionMark(text)) return faulty({ code: 'text.direction-mark' })
  const clean = text.normalize('NFC').replace(/\s+/g, ' ')
  if (isLongerThan(max, clean)) return faulty({ code: 'text.too-long', params: { max } })
  return accepted(clean)
}
