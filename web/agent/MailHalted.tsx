import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatMoment } from '../shared/formats.ts'
import type { AgentSession } from '../shared/session.ts'
import { Status } from '../ui/Status.tsx'
import css from './mail-halted.module.css'
import { paths } from './paths.ts'
import { useAgent } from './use-agent.ts'

/** On every page while all mail is halted: since when, by whom, and the way to resume it. */
export function MailHalted({ halt }: { halt: NonNullable<AgentSession['mailHalted']> }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const when = formatMoment(halt.at, timeZone)
  return (
    <section className={css.banner} aria-label={t`Sending is paused`}>
      <Status shape="triangle">
        {halt.byName ? t`${halt.byName} paused all mail on ${when}.` : t`All mail is paused since ${when}.`}
      </Status>{' '}
      <Trans>
        No notice leaves, and no link to sign in. <Link to={paths.sending()}>Resume</Link>
      </Trans>
    </section>
  )
}
