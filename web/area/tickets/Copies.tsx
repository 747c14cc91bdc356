import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Status } from '../../ui/Status.tsx'
import { CopyState, CopyTime } from '../notices/CopyState.tsx'
import { PeopleTable } from '../notices/PeopleTable.tsx'
import { usePerson } from '../notices/use-person.tsx'
import { type Copy, copiesQuery, type Message } from './queries.ts'
import css from './tickets.module.css'
import type { Place } from './use-place.ts'

/** How many copies of a message were sent; on wish who got each, who did not, and why. */
export function Copies({ place, message }: { place: Place; message: Message }) {
  const { t } = useLingui()
  const [isShown, setShown] = useState(false)
  if (!message.copies) return null
  return (
    <div className={css.copies}>
      <p>
        <Counted copies={message.copies} />
        <Button look="link" aria-expanded={isShown} onClick={() => setShown(!isShown)}>
          {isShown ? t`Hide who received it` : t`See who received it`}
        </Button>
      </p>
      {isShown && <People place={place} message={message} />}
    </div>
  )
}

function Counted({ copies: { sent, waiting, kept, failed } }: { copies: NonNullable<Message['copies']> }) {
  const { t } = useLingui()
  if (failed > 0)
    return (
      <Status shape="cross">
        {failed === 1 ? t`1 copy not delivered` : t`${failed} copies not delivered`}
      </Status>
    )
  if (waiting > 0)
    return (
      <Status shape="half">{waiting === 1 ? t`1 copy on its way` : t`${waiting} copies on their way`}</Status>
    )
  if (kept > 0)
    return (
      <Status shape="diamond">{kept === 1 ? t`1 copy not sent yet` : t`${kept} copies not sent yet`}</Status>
    )
  if (sent === 0) return <Status shape="ring">{t`No copies`}</Status>
  return <Status shape="full">{sent === 1 ? t`1 copy delivered` : t`${sent} copies delivered`}</Status>
}

function People({ place, message }: { place: Place; message: Message }) {
  const { t } = useLingui()
  const { data, error } = useQuery(copiesQuery(message.id))
  const person = usePerson(place ?? 0)
  if (error) return <Say tone="danger">{error.message}</Say>
  if (!data) return <Skeleton />
  const row = (copy: Copy, key: number) => {
    // Cards are the account's; seen from one's own page there is none to lead to.
    const { name, why } = person(place === null ? { ...copy, cardId: null } : copy)
    return {
      key,
      name: place === null ? copy.name : name,
      why,
      state: <CopyState recipient={copy} />,
      time: <CopyTime recipient={copy} beside={message.createdAt} />,
    }
  }
  const got = data.filter(({ verdict }) => verdict === 'in')
  const leftOut = data.filter(({ verdict }) => verdict === 'out')
  return (
    <>
      {got.length > 0 && <PeopleTable title={t`Copy sent to…`} people={got.map(row)} hasTimes />}
      {leftOut.length > 0 && (
        <PeopleTable title={t`They did not get it`} people={leftOut.map(row)} hasTimes />
      )}
    </>
  )
}
