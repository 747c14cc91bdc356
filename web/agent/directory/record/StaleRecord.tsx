import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { customKey, isCustom } from '../../../shared/fields/definition.ts'
import { Conflict } from '../../../shared/form/Conflict.tsx'
import { formatAgo } from '../../../shared/formats.ts'
import { useActorWords } from '../../trail/use-actor-words.ts'
import type { BothVersions } from './use-record-change.ts'

type StaleRecordProps<Answer, Draft extends object> = BothVersions<Answer, Draft> & {
  /** "… changed this contact …" */
  title: (who: string, ago: string) => string
  label: (field: string) => string
  shown: (field: string, value: unknown) => ReactNode
  /** The record with its values in the form in which a draft holds them. */
  asDrafted: (answer: Answer) => object
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
  const fields = fieldsIn(draft)
  const doer = by ? actorWords(by) : t`Somebody`
  // "Ana, through the API, changed …": what stands between commas needs the second one.
  const who = doer.includes(', ') ? `${doer},` : doer
  const ago = formatAgo(by?.at ?? current.updatedAt, { now: new Date() })
  const [read, now] = [asDrafted(before), asDrafted(current)]
  const isLeftAlone = (field: string) =>
    JSON.stringify(valueIn(read, field)) === JSON.stringify(valueIn(now, field))
  const keep = (mine: string[]) => {
    if (mine.length === 0) return onDiscard()
    onSend(only(mine, draft), current.version)
  }
  return (
    <Conflict
      title={title(who, ago)}
      theirsTitle={t`Saved by ${by?.actor.name ?? doer}`}
      fields={fields.map((field) => ({
        name: field,
        label: label(field),
        mine: shown(field, valueIn(draft, field)),
        theirs: shown(field, valueIn(now, field)),
      }))}
      kept={fields.filter(isLeftAlone)}
      onKeep={keep}
      onDiscard={onDiscard}
    />
  )
}

type AnyDraft = { custom?: Record<string, unknown> }

/** Each custom value is a field of its own. */
function fieldsIn(draft: AnyDraft): string[] {
  return Object.keys(draft).flatMap((key) =>
    key === 'custom' ? Object.keys(draft.custom ?? {}).map((id) => `custom.${id}`) : [key],
  )
}

function valueIn(record: object, path: string): unknown {
  if (isCustom({ path })) return (record as AnyDraft).custom?.[customKey({ path })]
  return (record as Record<string, unknown>)[path]
}

function only<Draft extends object>(fields: string[], draft: Draft): Draft {
  const custom = fields.filter((path) => isCustom({ path }))
  return Object.fromEntries([
    ...fields.filter((path) => !isCustom({ path })).map((path) => [path, valueIn(draft, path)]),
    ...(custom.length > 0
      ? [['custom', Object.fromEntries(custom.map((path) => [customKey({ path }), valueIn(draft, path)]))]]
      : []),
  ])
}
