import { useLingui } from '@lingui/react/macro'
import type { ContactAnswer, ContactDraft } from '../../../../server/modules/directory/wire.ts'
import { Conflict } from '../../../shared/form/Conflict.tsx'
import { formatAgo } from '../../../shared/formats.ts'
import { useFieldValue } from '../../trail/FieldValue.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { useActorWords } from '../../trail/use-actor-words.ts'
import type { Stale } from './use-contact-change.ts'

type StaleContactProps = {
  stale: Stale
  /** Saves again over what stands now. */
  onSend: (draft: ContactDraft, version: number) => void
  onDiscard: () => void
}

/** Both versions of the fields that were to be saved, one choice for each. */
export function StaleContact({
  stale: { before, draft, current, by },
  onSend,
  onDiscard,
}: StaleContactProps) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const shown = useFieldValue()
  const actorWords = useActorWords()
  const fields = Object.keys(draft) as (keyof ContactDraft & keyof ContactAnswer)[]
  const doer = by ? actorWords(by) : t`Somebody`
  // "Ana, through the API, changed …": what stands between commas needs the second one.
  const who = doer.includes(', ') ? `${doer},` : doer
  const ago = formatAgo(by?.at ?? current.updatedAt, { now: new Date() })
  const isLeftAlone = (field: keyof ContactAnswer) =>
    JSON.stringify(asDrafted(before, field)) === JSON.stringify(asDrafted(current, field))
  const keep = (mine: string[]) => {
    const kept = Object.fromEntries(Object.entries(draft).filter(([field]) => mine.includes(field)))
    if (mine.length === 0) return onDiscard()
    onSend(kept, current.version)
  }
  return (
    <Conflict
      title={t`${who} changed this contact ${ago}`}
      theirsTitle={t`Saved by ${by?.actor.name ?? doer}`}
      fields={fields.map((field) => ({
        name: field,
        label: label(field),
        mine: shown(field, draft[field]),
        theirs: shown(field, asDrafted(current, field)),
      }))}
      kept={fields.filter(isLeftAlone)}
      onKeep={keep}
      onDiscard={onDiscard}
    />
  )
}

function asDrafted(contact: ContactAnswer, field: keyof ContactAnswer): unknown {
  return field === 'emails' ? contact.emails.map(({ address }) => address) : contact[field]
}
