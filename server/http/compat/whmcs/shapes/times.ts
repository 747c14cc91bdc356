/** A moment as the original writes it, in UTC: '2026-01-31 09:05:00'. */
export function timeOf(moment: Date): string {
  return moment.toISOString().slice(0, 19).replace('T', ' ')
}

/** Its day: '2026-01-31'. */
export const dayOf = (moment: Date): string => moment.toISOString().slice(0, 10)
