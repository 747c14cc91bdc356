import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId, useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Ledger } from '../../ui/Ledger.tsx'
import { Say } from '../../ui/Say.tsx'
import { Radio } from '../../ui/Tick.tsx'
import css from './conflict.module.css'

export type ConflictField = { name: string; label: string; mine: ReactNode; theirs: ReactNode }

type ConflictProps = {
  /** "Iker changed this contact 2 minutes ago." */
  title: string
  /** Head of the column of what is saved already. */
  theirsTitle: string
  /** Only the fields that differ. */
  fields: ConflictField[]
  /** Fields where one's own value is chosen from the beginning: the other person left them alone. */
  kept?: string[]
  /** Called with the names of the fields where one's own value shall stay. */
  onKeep: (mine: string[]) => void
  onDiscard: () => void
}

/** Another person saved first (412): both versions side by side, one choice per field. Nothing is overwritten silently. */
export function Conflict({ title, theirsTitle, fields, kept = [], onKeep, onDiscard }: ConflictProps) {
  const { t } = useLingui()
  const group = useId()
  const [mine, setMine] = useState<string[]>(kept)
  const keepMine = (name: string) => setMine([...mine.filter((other) => other !== name), name])
  const keepTheirs = (name: string) => setMine(mine.filter((other) => other !== name))
  return (
    <div className={css.conflict}>
      <Say tone="warn" title={title} role="alert">
        <p>{t`Nothing has been lost. Each field keeps the value that is chosen here.`}</p>
      </Say>
      <Ledger caption={title} className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t`Field`}</th>
            <th scope="col">{t`Written here`}</th>
            <th scope="col">{theirsTitle}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map(({ name, label, mine: own, theirs }) => (
            <tr key={name}>
              <th scope="row">{label}</th>
              <td>
                <Whose>{t`Written here`}</Whose>
                <Radio
                  name={`${group}-${name}`}
                  checked={mine.includes(name)}
                  onChange={() => keepMine(name)}
                >
                  {own || t`empty`}
                </Radio>
              </td>
              <td>
                <Whose>{theirsTitle}</Whose>
                <Radio
                  name={`${group}-${name}`}
                  checked={!mine.includes(name)}
                  onChange={() => keepTheirs(name)}
                >
                  {theirs || t`empty`}
                </Radio>
              </td>
            </tr>
          ))}
        </tbody>
      </Ledger>
      <div className={css.actions}>
        <Button look="primary" onClick={() => onKeep(mine)}>{t`Save what is chosen`}</Button>
        <Button onClick={onDiscard}>{t`Discard what is written here`}</Button>
      </div>
    </div>
  )
}

/** The head of a column, where one stands under the other and there is no head. */
const Whose = ({ children }: { children: string }) => (
  <span className={`${css.whose} meta only-phone`}>{children}</span>
)
