import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { formatList } from '../../../shared/formats.ts'
import { Status } from '../../../ui/Status.tsx'
import css from './live.module.css'
import { usePresence } from './use-presence.ts'

/** Who else has the ticket open, and above all who is answering it at this moment. */
export function Others({ ticketId, isWriting }: { ticketId: number; isWriting: boolean }) {
  const { t } = useLingui()
  const others = usePresence(ticketId, isWriting)
  const writing = others.filter((other) => other.isWriting).map(({ agent }) => agent.name)
  const reading = others.filter((other) => !other.isWriting).map(({ agent }) => agent.name)
  const writers = formatList(writing)
  const readers = formatList(reading)
  return (
    <div role="status" className={css.others}>
      {writing.length > 0 && (
        <Status shape="triangle">
          {t`${plural(writing.length, { one: `${writers} is writing here now`, other: `${writers} are writing here now` })}`}
        </Status>
      )}
      {reading.length > 0 && (
        <span className="meta">
          {t`${plural(reading.length, { one: `${readers} has this ticket open`, other: `${readers} have this ticket open` })}`}
        </span>
      )}
    </div>
  )
}
