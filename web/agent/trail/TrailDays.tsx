import type { ReactNode } from 'react'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { useAgent } from '../use-agent.ts'
import { DayOf } from './DayOf.tsx'
import { daysOf } from './days.ts'
import { TrailEntry } from './TrailEntry.tsx'
import { useUndo } from './use-undo.ts'

type TrailDaysProps = {
  entries: TrailEntryAnswer[]
  /** What an entry is about, where the page does not say it. */
  subjectOf?: (entry: TrailEntryAnswer) => ReactNode
}

/** Entries under the days on which the agent's clock has them, each with its undo. */
export function TrailDays({ entries, subjectOf }: TrailDaysProps) {
  const { session } = useAgent()
  const undo = useUndo()
  return daysOf(entries, session.person.timeZone).map(({ key, at, entries: own }) => (
    <DayOf key={key} at={at}>
      {own.map((entry) => (
        <TrailEntry
          key={entry.id}
          entry={entry}
          subject={subjectOf?.(entry)}
          onUndo={(undoId) => void undo(undoId)}
        />
      ))}
    </DayOf>
  ))
}
