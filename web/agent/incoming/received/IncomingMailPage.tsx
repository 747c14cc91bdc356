import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatMoment } from '../../../shared/formats.ts'
import { formatBytes } from '../../../shared/messages/format-bytes.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { buttonClass } from '../../../ui/Button.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { Checks } from '../Checks.tsx'
import css from '../incoming.module.css'
import { incomingMailPath, incomingMailQuery, type ReceivedMail } from '../queries.ts'
import { useStepWords } from '../use-step-words.ts'
import { useViaWords } from '../use-via-words.ts'
import { LetIn } from './LetIn.tsx'
import { Outcome } from './Outcome.tsx'

/** `/agent/incoming/<id>`: what a door knew of a mail, what was checked, and what became of it. */
export function IncomingMailPage() {
  const { t } = useLingui()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(incomingMailQuery(Number(id)))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <Page
      title={
        <div className={css.title}>
          <p className={css.path}>
            <Link to={paths.incoming()}>{t`All mail that came`}</Link> / {data.id}
          </p>
          <PageTitle title={data.subject || t`Without a subject`}>
            <span title={data.subject}>{data.subject || t`Without a subject`}</span>
          </PageTitle>
        </div>
      }
      actions={
        data.canReadSource && (
          <a className={buttonClass('plain')} href={`${incomingMailPath(data.id)}/source`} download>
            {t`Download as it came`}
          </a>
        )
      }
    >
      <Became mail={data} />
      <LetIn mail={data} />
      <Came mail={data} />
      {data.authentication && !data.authentication.fault && (
        <Rows title={t`What was checked of the sender`}>
          <div className={css.written}>
            <Checks authentication={data.authentication} />
          </div>
        </Rows>
      )}
    </Page>
  )
}

function Became({ mail }: { mail: ReceivedMail }) {
  const { t } = useLingui()
  const stepWords = useStepWords()
  const { timeZone } = useAgent().session.person
  const { decided } = mail
  const step = stepWords(decided?.step ?? '')
  return (
    <Rows title={t`What became of it`}>
      <Facts>
        <Fact name={t`Outcome`}>
          <Outcome mail={mail} />
        </Fact>
        {decided && (
          <Fact name={t`Decided`}>
            {formatMoment(decided.at, timeZone)} · <span title={decided.step}>{t`by the step: ${step}`}</span>
          </Fact>
        )}
      </Facts>
    </Rows>
  )
}

function Came({ mail }: { mail: ReceivedMail }) {
  const { t } = useLingui()
  const viaWords = useViaWords()
  const { timeZone } = useAgent().session.person
  const { from, envelope, department, messageId } = mail
  const { peer, helo, tls, mailbox } = envelope
  return (
    <Rows title={t`How it came`}>
      <Facts>
        <Fact name={t`Came`}>
          {formatMoment(mail.receivedAt, timeZone)} · {viaWords(mail.via)} · {formatBytes(mail.size)}
        </Fact>
        <Fact name={t`Says it is from`}>
          {from ? [from.name, from.address].filter(Boolean).join(' · ') : t`It does not say`}
        </Fact>
        {department && <Fact name={t`Department`}>{department.name}</Fact>}
        {envelope.to.length > 0 && <Fact name={t`Handed over to`}>{envelope.to.join(', ')}</Fact>}
        {envelope.from !== null && (
          <Fact name={t`Return path`}>{envelope.from || t`the empty one, as of automatic mail`}</Fact>
        )}
        {peer && <Fact name={t`Handed over by`}>{[peer, helo].filter(Boolean).join(' · ')}</Fact>}
        {peer && <Fact name={t`Connection`}>{tls ?? t`not encrypted`}</Fact>}
        {mailbox && <Fact name={t`Mailbox`}>{mailbox.name}</Fact>}
        {messageId && (
          <Fact name="Message-ID">
            <code className={css.address}>{messageId}</code>
          </Fact>
        )}
      </Facts>
    </Rows>
  )
}
