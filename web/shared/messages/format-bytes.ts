import { formatNumber } from '../formats.ts'

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** 184 kB; thousands, as programs for mail and files count. */
export function formatBytes(bytes: number): string {
  const step = Math.min(units.length - 1, bytes < 1000 ? 0 : Math.floor(Math.log10(bytes) / 3))
  return formatNumber(bytes / 1000 ** step, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: step < 2 ? 0 : 1,
  })
}
