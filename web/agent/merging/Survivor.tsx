import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import type { MergePreview } from '../../../server/modules/upkeep/wire.ts'
import { formatDay } from '../../shared/formats.ts'
import { Button } from '../../ui/Button.tsx'
import { Radio } from '../../ui/Tick.tsx'
import { AccessStatus } from '../directory/AccessStatus.tsx'
import { useAgent } from '../use-agent.ts'
import css from './merging.module.css'

type SurvivorProps = {
  preview: MergePreview
  onChoose: (id: number) => void
  onLeaveOut: (id: number) => void
}

/** The contacts beside each other, one of whom stays. */
export function Survivor({ preview: { contacts }, onChoose, onLeaveOut }: SurvivorProps) {
  const { t } = useLingui()
  const name = useId()
  const { session } = useAgent()
  const survivor = contacts[0]?.contact.id
  const shown = contacts.toSorted((one, other) => one.contact.id - other.contact.id)
  return (
    <section className={css.part} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{t`Who stays`}</h2>
      <div className={css.row} role="radiogroup" aria-labelledby={`${name}-title`}>
        <span className={css.empty} />
        {shown.map(({ contact, tickets, accounts }) => (
          <div key={contact.id} className={css.who}>
            <Radio name={name} checked={contact.id === survivor} onChange={() => onChoose(contact.id)}>
              <b>{contact.name}</b>
            </Radio>
            <span>{contact.emails[0]?.address ?? t`No e-mail`}</span>
            <AccessStatus access={contact.access} />
            <span className="meta">
              {t`${plural(tickets, { one: '# ticket', other: '# tickets' })}`}
              {accounts.length > 0 && ` · ${accounts.map((account) => account.name).join(', ')}`}
              {` · ${t`since ${formatDay(contact.createdAt, session.person.timeZone)}`}`}
            </span>
            {contacts.length > 2 && (
              <span>
                <Button
                  look="link"
                  onClick={() => onLeaveOut(contact.id)}
                >{t`Leave ${contact.name} out`}</Button>
              </span>
            )}
          </div>
        ))}
      </div>
    </section>
  )
}
