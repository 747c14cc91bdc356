import { useState } from 'react'
import type { ContactAnswer, ContactDraft } from '../../../../server/modules/directory/wire.ts'
import type { TrailAnswer, TrailEntryAnswer } from '../../../../server/modules/trail/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { useContactChanged } from './use-contact-changed.ts'

/** Somebody saved first: the contact as it was read, what was to be written, how it stands, and who changed it last. */
export type Stale = {
  before: ContactAnswer
  draft: ContactDraft
  current: ContactAnswer
  by: TrailEntryAnswer | undefined
}

export type Outcome = 'saved' | 'unchanged' | 'discarded'

/** Saves changes of a contact from the version that was read. When somebody was faster, `stale` holds both versions. */
export function useContactChange(read: ContactAnswer, onDone: (outcome: Outcome) => void) {
  const [stale, setStale] = useState<Stale | null>(null)
  const changed = useContactChanged()
  const path = `/api/agent/contacts/${read.id}`

  const send = async (draft: ContactDraft, version: number): Promise<void> => {
    if (Object.keys(draft).length === 0) return onDone('unchanged')
    try {
      changed(await api.patch<ContactAnswer>(path, draft, { version }))
    } catch (problem) {
      if (!(problem instanceof ApiProblem) || problem.status !== 412) throw problem
      const trail = await api.get<TrailAnswer>(`${path}/trail`, { query: { limit: 1 } })
      return setStale({
        before: stale?.current ?? read,
        draft,
        current: problem.current as ContactAnswer,
        by: trail.items[0],
      })
    }
    setStale(null)
    onDone('saved')
  }
  const discard = () => {
    if (stale) changed(stale.current)
    setStale(null)
    onDone('discarded')
  }
  /** Back to the form, with all that was written in it. */
  const reconsider = () => setStale(null)
  return { stale, send, discard, reconsider }
}
