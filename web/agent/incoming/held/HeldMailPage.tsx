import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatMoment } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../incoming.module.css'
import { type HeldMail, heldMailQuery } from '../queries.ts'
import { Decide } from './Decide.tsx'
import { Ending } from './Ending.tsx'
import { Sender } from './Sender.tsx'
import { Written } from './Written.tsx'

/** `/agent/held/<id>`: why a mail waits, what is known of who sent it, what it says, and what becomes of it. */
export function HeldMailPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(heldMailQuery(Number(id)))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  return <Mail key={data.id} mail={data} />
}

function Mail({ mail }: { mail: HeldMail }) {
  const { t } = useLingui()
  const title = mail.subject || t`Without a subject`
  return (
    <Page
      width="wide"
      title={
        <div className={css.title}>
          <p className={css.path}>
            <Link to={paths.held()}>{t`Held mail`}</Link> / {mail.id}
          </p>
          <PageTitle title={title}>
            <span title={title}>{title}</span>
          </PageTitle>
        </div>
      }
    >
      <div className={css.sheet}>
        <div className={css.read}>
          <Why mail={mail} />
          <Sender mail={mail} />
          <Written mail={mail} />
        </div>
        <div className={css.decision}>
          {mail.ended ? (
            <section>
              <h2>{t`What became of it`}</h2>
              <p>
                <Ending item={mail} />
              </p>
            </section>
          ) : (
            <Decide mail={mail} />
          )}
        </div>
      </div>
    </Page>
  )
}

function Why({ mail: { reason, askedAt, from, ended } }: { mail: HeldMail }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const address = from?.address ?? ''
  return (
    <Say tone={ended ? 'plain' : 'warn'} title={reason.message}>
      {askedAt && !ended && reason.code !== 'disowned' && (
        <p>
          {t`${address} was asked on ${formatMoment(askedAt, timeZone)} whether this mail is theirs. A yes from that mailbox releases it by itself.`}
        </p>
      )}
    </Say>
  )
}
