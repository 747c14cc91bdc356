import { i18n } from '@lingui/core'
import { zoneCity } from './zone-city.ts'

/** "Ciudad de México (UTC−6)": a place and its offset at `now`. */
export function timeZoneName(zone: string, now: Date): string {
  return `${zoneCity(zone, i18n.locale)} (${offsetOf(zone, now)})`
}

function offsetOf(zone: string, now: Date) {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    timeZoneName: 'shortOffset',
  }).formatToParts(now)
  const offset = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT'
  return offset.replace('GMT', 'UTC').replace('-', '−')
}
