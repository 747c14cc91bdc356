import { useLingui } from '@lingui/react/macro'
import { formatLocale } from '../../../shared/locale.tsx'
import { dayKey } from '../../trail/days.ts'
import { useAgent } from '../../use-agent.ts'

/** "today", "18 nov", and of another year that year. */
export function useDayWords(): (at: string) => string {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  return (at) => {
    const now = dayKey(new Date(), timeZone)
    const day = dayKey(at, timeZone)
    if (day === now) return t`today`
    const year = day.slice(0, 4) === now.slice(0, 4) ? {} : { year: 'numeric' as const }
    return new Intl.DateTimeFormat(formatLocale(), {
      day: 'numeric',
      month: 'short',
      ...year,
      timeZone,
    }).format(new Date(at))
  }
}
