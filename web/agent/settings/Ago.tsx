import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { useAgent } from '../use-agent.ts'

/** How long ago, with the moment itself as a tip; in the reader's time zone. */
export function Ago({ when }: { when: string }) {
  const { timeZone } = useAgent().session.person
  return (
    <time dateTime={when} title={formatMoment(when, timeZone)}>
      {formatAgo(when, { now: new Date(), timeZone })}
    </time>
  )
}
