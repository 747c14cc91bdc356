import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { MailAnswer } from '../../../server/modules/delivery/wire.ts'
import { ApiProblem } from '../../shared/api.ts'
import { formatMoment, languageName } from '../../shared/formats.ts'
import { usePageTitle } from '../../shared/title.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Panel, PanelBody } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { MailLink } from './MailLink.tsx'
import css from './outbox.module.css'
import { type MailPlace, mailPagePath, mailQuery } from './queries.ts'

/** `/agent/outbox/<message>/<position>`: a mail as its reader would see it, with its working link. */
export function MailPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { message, position } = useParams({ strict: false })
  const { after } = useSearch({ strict: false })
  const place = { message: Number(message), position: Number(position) }
  const { data, error, refetch } = useQuery(mailQuery(place))
  const title = data?.subject ?? t`Message`
  usePageTitle(title)
  const close = () => void navigate({ to: paths.outbox(), search: after ? { after } : {} })
  const isGone = error instanceof ApiProblem && error.status === 404
  return (
    <Panel key={`${message}/${position}`} title={title} onClose={close}>
      {isGone && (
        <EmptyState kind="no-match" title={t`This message cannot be opened`}>
          {t`Either it is not there, or mail leaves over SMTP now: then text and links are only for its reader.`}
        </EmptyState>
      )}
      {error && !data && !isGone && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <PanelBody>
          <Mail mail={data} place={place} />
        </PanelBody>
      )}
    </Panel>
  )
}

const exactly = { exact: true, includeSearch: true }

function Mail({ mail, place }: { mail: MailAnswer; place: MailPlace }) {
  const { t } = useLingui()
  const { as, after } = useSearch({ strict: false })
  const { timeZone } = useAgent().session.person
  const to = paths.mail(place)
  const kept = after ? { after } : {}
  return (
    <div className={css.mail}>
      <Facts>
        <Fact name={t`To`}>
          {mail.name} <span className="soft">{mail.address}</span>
        </Fact>
        <Fact name={t`Written`}>{formatMoment(mail.createdAt, timeZone)}</Fact>
        <Fact name={t`Language`}>{languageName(mail.language)}</Fact>
      </Facts>
      <MailLink mail={mail} />
      <Tabs label={t`How it is shown`}>
        <Link to={to} search={kept} activeOptions={exactly}>{t`As a mail program shows it`}</Link>
        <Link to={to} search={{ ...kept, as: 'text' }} activeOptions={exactly}>{t`Text only`}</Link>
      </Tabs>
      {as === 'text' ? (
        <pre className={css.text} lang={mail.language}>
          {mail.text}
        </pre>
      ) : (
        // Without scripts and, being an origin of its own, without our cookies. Its links open outside.
        <iframe
          className={css.paper}
          title={mail.subject}
          lang={mail.language}
          src={mailPagePath(place)}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
        />
      )}
    </div>
  )
}
