import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { TimelineDay } from '../../ui/Timeline.tsx'
import { useAgent } from '../use-agent.ts'
import { dayKey, dayWords } from './days.ts'

/** A day of a timeline, in the agent's own zone: "Hoy, viernes, 20 de noviembre". */
export function DayOf({ at, children }: { at: string; children: ReactNode }) {
  const { t } = useLingui()
  const { session } = useAgent()
  const { timeZone } = session.person
  const now = new Date()
  const words = dayWords(at, { now, timeZone })
  const isToday = dayKey(at, timeZone) === dayKey(now, timeZone)
  return <TimelineDay title={isToday ? t`Today, ${words}` : words}>{children}</TimelineDay>
}
