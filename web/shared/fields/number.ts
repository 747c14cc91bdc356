import { formatLocale } from '../locale.tsx'

/** A number as it stands in a form: with the decimal mark of the country, ungrouped, so that it can be edited. */
export function numberToWrite(value: number, locale = formatLocale()): string {
  // Fixed-point: nobody edits 1e+21, and no digit that is kept may be lost.
  return new Intl.NumberFormat(locale, { useGrouping: false, maximumSignificantDigits: 17 }).format(value)
}

/**
 * The number that is written, as the country writes it ("1.234,5") or as programs do ("1234.5"); null for none. What
 * could be either is read by the country: "1.500" is 1500 where the point groups.
 */
export function readNumber(written: string, locale = formatLocale()): number | null {
  const { group, decimal } = marksOf(locale)
  const text = written
    .trim()
    .replace(/[\u2212]/g, '-')
    .replace(/[\s\u00a0\u202f]/g, '')
  if (text === '') return null
  const grouped = new RegExp(`^[+-]?\\d{1,3}([${group}]\\d{3})+([${decimal}]\\d+)?$`)
  const plain = grouped.test(text) ? text.replaceAll(group, '') : text
  const value = Number(plain.replace(decimal, '.'))
  return Number.isFinite(value) && /\d/.test(plain) && !/^[+-]?0[xob]/i.test(plain) ? value : null
}

function marksOf(locale: string): { group: string; decimal: string } {
  const parts = new Intl.NumberFormat(locale, { useGrouping: 'always' }).formatToParts(12_345.6)
  const mark = (type: string, usual: string) => parts.find((part) => part.type === type)?.value ?? usual
  return { group: mark('group', ','), decimal: mark('decimal', '.') }
}
