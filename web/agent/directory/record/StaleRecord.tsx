import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Conflict } from '../../../shared/form/Conflict.tsx'
import { formatAgo } from '../../../shared/formats.ts'
import { useActorWords } from '../../trail/use-actor-words.ts'
import type { Stale } from './use-record-change.ts'

type StaleRecordProps<Answer, Draft extends object> = {
  stale: Stale<Answer, Draft>
  /** "… changed this contact …" */
  title: (who: string, ago: string) => string
  label: (field: string) => string
  shown: (field: string, value: unknown) => ReactNode
  /** A field of the record in the form in which a draft holds it. */
  asDrafted: (answer: Answer, field: string) => unknown
  /** Saves again over what stands now. */
  onSend: (draft: Draft, version: number) => void
  onDiscard: () => void
}

/** Both versions of the fields that were to be saved, one choice for each. */
export function StaleRecord<Answer extends { version: number; updatedAt: string }, Draft extends object>({
  stale: { before, draft, current, by },
  title,
  label,
  shown,
  asDrafted,
  onSend,
  onDiscard,
}: StaleRecordProps<Answer, Draft>) {
  const { t } = useLingui()
  const actorWords = useActorWords()
  const fields = Object.keys(draft)
  const doer = by ? actorWords(by) : t`Somebody`
  // "Ana, through the API, changed …": what stands between commas needs the second one.
  const who = doer.includes(', ') ? `${doer},` : doer
  const ago = formatAgo(by?.at ?? current.updatedAt, { now: new Date() })
  const isLeftAlone = (field: string) =>
    JSON.stringify(asDrafted(before, field)) === JSON.stringify(asDrafted(current, field))
  const keep = (mine: string[]) => {
    if (mine.length === 0) return onDiscard()
    const kept = Object.fromEntries(Object.entries(draft).filter(([field]) => mine.includes(field)))
    onSend(kept as Draft, current.version)
  }
  return (
    <Conflict
      title={title(who, ago)}
      theirsTitle={t`Saved by ${by?.actor.name ?? doer}`}
      fields={fields.map((field) => ({
        name: field,
        label: label(field),
        mine: shown(field, (draft as Record<string, unknown>)[field]),
        theirs: shown(field, asDrafted(current, field)),
      }))}
      kept={fields.filter(isLeftAlone)}
      onKeep={keep}
      onDiscard={onDiscard}
    />
  )
}
