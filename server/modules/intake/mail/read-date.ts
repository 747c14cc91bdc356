/** Offsets of zones that are written by name in mail (RFC 5322, 4.3, and European ones). */
const zones: Record<string, string> = {
  UT: '+0000',
  GMT: '+0000',
  Z: '+0000',
  WET: '+0000',
  WEST: '+0100',
  BST: '+0100',
  CET: '+0100',
  MET: '+0100',
  CEST: '+0200',
  MEST: '+0200',
  EET: '+0200',
  EEST: '+0300',
  MSK: '+0300',
  EST: '-0500',
  EDT: '-0400',
  CST: '-0600',
  CDT: '-0500',
  MST: '-0700',
  MDT: '-0600',
  PST: '-0800',
  PDT: '-0700',
  ART: '-0300',
  BRT: '-0300',
  CLT: '-0400',
  COT: '-0500',
  PET: '-0500',
}
const months: Record<string, string> = {
  ene: 'Jan',
  abr: 'Apr',
  ago: 'Aug',
  dic: 'Dec',
  fev: 'Feb',
  mai: 'May',
  set: 'Sep',
  out: 'Oct',
  dez: 'Dec',
}

/** The moment of a Date header; null where it says none that can be. */
export function readDate(value: string): Date | null {
  const text = value
    .slice(0, 200)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/^\s*[^\s\d,]{2,10}[,.]+\s*/, '')
    .replace(/(\d{1,2}:\d{2})\.(\d{2})\b/, '$1:$2')
    .replace(
      /\b([a-z]{3})\w*\b\.?/gi,
      (word, start: string) => months[start.toLowerCase()] ?? word.replace(/\.$/, ''),
    )
    .replace(/\s+([A-Z]{1,4})\s*$/i, (all, zone: string) =>
      zones[zone.toUpperCase()] ? ` ${zones[zone.toUpperCase()]}` : all,
    )
    .replace(/\s+[A-Z]{3,4}([+-]\d{1,4})$/i, ' $1')
    .trim()
  const time = Date.parse(text)
  // What no table of dates bears, and no mail program means.
  if (Number.isNaN(time) || time < 0 || time > 4_102_444_800_000) return null
  return new Date(time)
}
