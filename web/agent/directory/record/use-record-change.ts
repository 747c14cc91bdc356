import { useState } from 'react'
import type { TrailAnswer, TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'

/** Somebody saved first: the record as it was read, what was to be written, how it stands, and who changed it last. */
export type Stale<Answer, Draft> = {
  before: Answer
  draft: Draft
  current: Answer
  by: TrailEntryAnswer | undefined
}

/** What shows both versions is given. */
export type BothVersions<Answer, Draft> = {
  stale: Stale<Answer, Draft>
  /** Saves again over what stands now. */
  onSend: (draft: Draft, version: number) => void
  onDiscard: () => void
}

export type Outcome<Answer> =
  | { is: 'saved'; answer: Answer }
  | { is: 'unchanged' }
  /** The other version was kept. */
  | { is: 'discarded' }

type ToChange<Answer> = {
  /** Of the record in the API; `/trail` behind it tells who changed it. */
  path: string
  read: Answer
  /** Shows the record as it was just answered. */
  changed: (answer: Answer) => void
  onDone: (outcome: Outcome<Answer>) => void
}

export type RecordChange<Answer, Draft extends object> = ReturnType<typeof useRecordChange<Answer, Draft>>

/** Saves changes of a record from the version that was read. When somebody was faster, `stale` holds both versions. */
export function useRecordChange<Answer, Draft extends object>(change: ToChange<Answer>) {
  const { path, read, changed, onDone } = change
  const [stale, setStale] = useState<Stale<Answer, Draft> | null>(null)

  const send = async (draft: Draft, version: number): Promise<void> => {
    if (Object.keys(draft).length === 0) return onDone({ is: 'unchanged' })
    try {
      const answer = await api.patch<Answer>(path, draft, { version })
      changed(answer)
      setStale(null)
      onDone({ is: 'saved', answer })
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 412) throw problem
      const trail = await api.get<TrailAnswer>(`${path}/trail`, { query: { limit: 1 } })
      setStale({
        before: stale?.current ?? read,
        draft,
        current: problem.current as Answer,
        by: trail.items[0],
      })
    }
  }
  const discard = () => {
    if (stale) changed(stale.current)
    setStale(null)
    onDone({ is: 'discarded' })
  }
  /** Back to the form, with all that was written in it. */
  const reconsider = () => setStale(null)
  return { stale, send, discard, reconsider }
}
