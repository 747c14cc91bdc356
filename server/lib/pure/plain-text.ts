import { faultOfCharacters, isLongerThan } from './characters.ts'
import { accepted, faulty, type Reading } from './fault.ts'

/**
 * Free text of several lines, such as "about": in NFC, line ends as LF, without blanks at its ends.
 * Tabs, empty lines and direction marks stay, for they are part of how a text was written. Empty is accepted, as ''.
 */
export function readPlainText(typed: string, max: number): Reading<string> {
  if (typed.length > max * 10) return faulty({ code: 'text.too-long', params: { max } })
  const text = typed.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n').trim()
  const fault = faultOfCharacters(text)
  if (fault) return faulty(fault)
  const clean = text.normalize('NFC')
  if (isLongerThan(max, clean)) return faulty({ code: 'text.too-long', params: { max } })
  return accepted(clean)
}
