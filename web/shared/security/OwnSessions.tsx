import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { SessionAnswer } from '../../../server/modules/identity/wire.ts'
import { Button } from '../../ui/Button.tsx'
import { Ledger, LedgerRow } from '../../ui/Ledger.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Status } from '../../ui/Status.tsx'
import { ApiProblem, api } from '../api.ts'
import { formatAgo, formatMoment } from '../formats.ts'
import type { Door } from '../session.ts'
import { toast } from '../toasts.ts'
import { WentWrong } from '../WentWrong.tsx'
import css from './security.module.css'
import { ownSessionsQuery } from './sessions-query.ts'

/** Where one is signed in, each with a way out. `timeZone` is the reader's. */
export function OwnSessions({ door, timeZone }: { door: Door; timeZone: string }) {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(ownSessionsQuery(door))
  const { endOne, endOthers } = useEndSessions(door)
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  const hasOthers = data.items.some(({ isCurrent }) => !isCurrent)
  return (
    <Ledger
      caption={t`Sessions`}
      foot={
        <Button look="link" onClick={() => void endOthers()} reason={!hasOthers && t`There are no others.`}>
          {t`End all other sessions`}
        </Button>
      }
    >
      <thead>
        <tr>
          <th scope="col">{t`Device`}</th>
          <th scope="col" className="only-wide">{t`Network address`}</th>
          <th scope="col" className="only-wide">{t`Last seen`}</th>
          <th scope="col">
            <span className="visually-hidden">{t`Actions`}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {data.items.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            timeZone={timeZone}
            onEnd={() => void endOne(session)}
          />
        ))}
      </tbody>
    </Ledger>
  )
}

type SessionRowProps = { session: SessionAnswer; timeZone: string; onEnd: () => void }

function SessionRow({ session, timeZone, onEnd }: SessionRowProps) {
  const { t } = useLingui()
  const device = useDeviceWords(session)
  const { isCurrent, ip, lastSeenAt } = session
  const lastSeen = isCurrent ? (
    t`Now`
  ) : (
    <time dateTime={lastSeenAt} title={formatMoment(lastSeenAt, timeZone)}>
      {formatAgo(lastSeenAt, { now: new Date(), timeZone })}
    </time>
  )
  return (
    <LedgerRow>
      <td className={css.device}>
        <b>{device}</b>
        <span className="meta only-phone">
          {lastSeen} · {ip}
        </span>
      </td>
      <td className="only-wide soft">{ip}</td>
      <td className="only-wide soft">{lastSeen}</td>
      <td className={css.rowAction}>
        {isCurrent ? (
          <Status shape="full">{t`This session`}</Status>
        ) : (
          <Button look="quiet" onClick={onEnd} aria-label={t`End the session of ${device}`}>{t`End`}</Button>
        )}
      </td>
    </LedgerRow>
  )
}

/** "Firefox, Windows": what its owner recognises a session by. */
function useDeviceWords({ browser, system }: SessionAnswer) {
  const { t } = useLingui()
  return [browser, system].filter(Boolean).join(', ') || t`Unknown device`
}

function useEndSessions(door: Door) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const changed = () => void queryClient.invalidateQueries(ownSessionsQuery(door))
  const endOne = async ({ id }: SessionAnswer) => {
    await api.delete(`/api/${door}/me/sessions/${id}`).catch(unlessGone)
    toast(t`Session ended`)
    changed()
  }
  const endOthers = async () => {
    await api.delete(`/api/${door}/me/sessions`)
    toast(t`All other sessions ended`)
    changed()
  }
  return { endOne, endOthers }
}

/** Ended meanwhile, in another window: what was wanted. */
function unlessGone(problem: unknown) {
  if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem
}
