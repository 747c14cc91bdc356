import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { Ledger } from '../../ui/Ledger.tsx'
import css from './notices.module.css'

export type Person = {
  key: number
  name: ReactNode
  why: ReactNode
  state?: ReactNode
  time?: ReactNode
}

/** Who gets something, or does not, and why; on phones two lines each. */
export function PeopleTable({
  title,
  people,
  hasTimes = false,
}: {
  title: string
  people: Person[]
  hasTimes?: boolean
}) {
  const { t } = useLingui()
  const titleId = useId()
  return (
    <section className={css.people} aria-labelledby={titleId}>
      <h2 id={titleId}>{title}</h2>
      <Ledger caption={title} className={hasTimes ? css.withTimes : css.plain}>
        <thead>
          <tr>
            <th scope="col">{t`Person`}</th>
            <th scope="col">{t`Why`}</th>
            {hasTimes && <th scope="col">{t`State`}</th>}
            {hasTimes && <th scope="col">{t`Hour`}</th>}
          </tr>
        </thead>
        <tbody>
          {people.map(({ key, name, why, state, time }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className="soft">{why}</td>
              {hasTimes && <td>{state}</td>}
              {hasTimes && <td className="soft">{time}</td>}
            </tr>
          ))}
        </tbody>
      </Ledger>
    </section>
  )
}
