import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { formatDay } from '../../shared/formats.ts'
import { Button } from '../../ui/Button.tsx'
import { Change, TimelineEntry } from '../../ui/Timeline.tsx'
import { isFor } from '../feature.ts'
import { useAgent } from '../use-agent.ts'
import { isOfAccount, useAccountWords } from './account-words.ts'
import { useDefinitionWords } from './definition-words.ts'
import { useEventWords } from './event-words.ts'
import { useFieldValue } from './FieldValue.tsx'
import { useFieldLabels } from './field-labels.ts'
import { hourOf } from './hour.ts'
import { useMailSettingWords } from './mail-setting-words.ts'
import { Others } from './Others.tsx'
import css from './trail.module.css'
import { useActorWords } from './use-actor-words.ts'

type TrailEntryProps = {
  entry: TrailEntryAnswer
  /** What it happened to, where the page is not about that alone. */
  subject?: ReactNode
  onUndo: (undoId: number) => void
}

/** One entry of a trail: what, old → new, who and through which door, and Undo while it stands. */
export function TrailEntry({ entry, subject, onUndo }: TrailEntryProps) {
  const { t } = useLingui()
  const { session } = useAgent()
  const actorWords = useActorWords()
  const { id, at, undo } = entry
  const { timeZone } = session.person
  const hour = hourOf(at, timeZone)
  const stands = undo && !undo.undoneAt && new Date(undo.until) > new Date()
  const mayUndo = isFor(session, { permission: 'undo.write' })
  return (
    <TimelineEntry
      id={`entry-${id}`}
      hour={hour}
      linkName={t`Link to this entry, ${hour}`}
      dateTime={at}
      action={
        stands && mayUndo ? (
          <Button look="link" onClick={() => onUndo(undo.id)}>
            {t`Undo`}
          </Button>
        ) : undefined
      }
    >
      <What entry={entry} subject={subject} />
      <p className="meta">
        {actorWords(entry)}
        {undo?.undoneAt && ` · ${t`undone on ${formatDay(undo.undoneAt, timeZone)}`}`}
      </p>
    </TimelineEntry>
  )
}

/** What these say of an event is as much worth knowing as old and new. */
const named = [
  'account.handed-over',
  'additional-contact.decline-held',
  'additional-contact.declined',
  'additional-contact.undeclined',
  'domain.roles-changed',
  'domain.registrant-change-asked',
  'domain.registrant-changed',
]

function What({ entry, subject: given }: { entry: TrailEntryAnswer; subject: ReactNode }) {
  const { t } = useLingui()
  const words = useEventWords()
  const { type, changes, facts } = entry
  const record = entry.subject.kind === 'company' ? 'company' : 'contact'
  const fieldLabel = useFieldLabels(record)
  const fieldValue = useFieldValue(record)
  const definition = useDefinitionWords()
  const ofAccount = useAccountWords()
  const ofMail = useMailSettingWords(entry)
  const subject = ofMail?.about ?? given
  const { label, shown } =
    ofMail ??
    (entry.subject.kind === 'field'
      ? definition
      : isOfAccount(entry.subject.kind)
        ? ofAccount
        : { label: fieldLabel, shown: fieldValue })
  const undoes = facts.undoes ? <span className="meta">{t`undoing an earlier change`}</span> : null
  const [only] = changes
  if (named.includes(type) && only)
    return (
      <>
        <p>
          <b>{words(type)}</b> {subject} {undoes}
        </p>
        {changes.map(({ field, old, new: now }) => (
          <div key={field}>
            <p className="meta">{label(field)}</p>
            <Change from={shown(field, old)} to={shown(field, now)} />
          </div>
        ))}
      </>
    )
  if (!type.endsWith('.changed') || !only)
    return (
      <p>
        <b>{words(type)}</b> <Others entry={entry} /> {subject}
        {undoes && type.startsWith('company.') ? <> {undoes}</> : null}
      </p>
    )
  if (changes.length === 1)
    return (
      <>
        <p>
          <b>{label(only.field)}</b> <span className="meta">{t`changed`}</span> {subject} {undoes}
        </p>
        <Change from={shown(only.field, only.old)} to={shown(only.field, only.new)} />
      </>
    )
  const count = t`${plural(changes.length, { one: '# field changed', other: '# fields changed' })}`
  return (
    <details className={css.changes}>
      <summary>
        <b>{count}</b> <span className="meta">{changes.map(({ field }) => label(field)).join(', ')}</span>{' '}
        {subject} {undoes}
      </summary>
      {changes.map(({ field, old, new: now }) => (
        <div key={field}>
          <p className="meta">{label(field)}</p>
          <Change from={shown(field, old)} to={shown(field, now)} />
        </div>
      ))}
    </details>
  )
}
