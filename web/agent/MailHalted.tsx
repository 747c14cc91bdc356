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
    <section className={css.banner} aria-label={t`All mail is paused`}>
      <Status shape="triangle">{t`All mail is paused`}</Status>{' '}
      {halt.byName ? t`since ${when}, by ${halt.byName}:` : t`since ${when}:`}{' '}
      <Trans>
        no notice leaves, and no link to sign in. <Link to={paths.sending()}>Resume</Link>
      </Trans>
    </section>
  )
}
