import type { Fault } from './fault.ts'

/**
 * What no kept text may hold: lone surrogates and noncharacters (Unicode 23.7), which break JSON, and control
 * characters, of which NUL cannot be stored by PostgreSQL. Tab and line feed are left to the caller.
 */
export function faultOfCharacters(text: string): Fault | undefined {
  if (!text.isWellFormed() || /\p{Noncharacter_Code_Point}/u.test(text))
    return { code: 'text.broken-character' }
  if (/[^\P{Cc}\t\n]/u.test(text)) return { code: 'text.control-character' }
  return undefined
}

/** Marks that turn the direction of text (Unicode UAX #9), with which a name can be made to show as another. */
export function hasDirectionMark(text: string): boolean {
  return /\p{Bidi_Control}/u.test(text)
}

/**
 * Without characters that show nothing and are only ever pasted: soft hyphens, zero-width spaces, byte order marks,
 * Hangul fillers, tags. Joiners (ZWJ, ZWNJ) stay: Persian, Indic scripts and emoji need them.
 */
export function withoutInvisible(text: string): string {
  return text.replace(
    /[\u00ad\u115f\u1160\u180e\u200b\u2060-\u2064\u3164\ufeff\uffa0\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu,
    '',
  )
}

/** A character as a sentence can name it: itself, or its code point when it would not be seen. */
export function nameOfCharacter(character: string): string {
  if (/^[\p{L}\p{N}\p{P}\p{S}]$/u.test(character)) return character
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * Whether a person would count more than so many characters (UAX #29). One of them may take several code units,
 * but past five each on average the text is a prank, and counts as too long.
 */
export function isLongerThan(max: number, text: string): boolean {
  if (text.length <= max) return false
  if (text.length > max * 5) return true
  let count = 0
  for (const _ of graphemes.segment(text)) if (++count > max) return true
  return false
}
