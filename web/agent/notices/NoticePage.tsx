import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { NoticeAnswer } from '../../../server/modules/notices/wire.ts'
import { formatMoment } from '../../shared/formats.ts'
import { MailPaper } from '../../shared/MailPaper.tsx'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { NoticeRecipients } from './NoticeRecipients.tsx'
import css from './notices.module.css'
import { noticeQuery } from './queries.ts'

/** `/agent/notices/<id>`: what it said, who got it, who did not and why, and what the receiving servers answered. */
export function NoticePage() {
  const { t } = useLingui()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(noticeQuery(Number(id)))
  return (
    <Page
      width="wide"
      title={data ? <PageTitle title={data.subject ?? t`Notice`} /> : null}
      lead={data && <Written notice={data} />}
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <div className={css.record}>
          <About notice={data} />
          <NoticeRecipients notice={data} />
          <Rows title={t`Text`}>
            <Body notice={data} />
          </Rows>
        </div>
      )}
    </Page>
  )
}

function Written({ notice: { category, createdAt, by, mailing } }: { notice: NoticeAnswer }) {
  const { t } = useLingui()
  const words = useCategoryWords()
  const { timeZone } = useAgent().session.person
  const when = formatMoment(createdAt, timeZone)
  const what = words(category)
  return (
    <>
      <Link to={paths.notices()}>{t`Notices`}</Link>
      {' / '}
      {by ? t`${what} · ${when} · ${by.name}` : t`${what} · ${when}`}
      {mailing && (
        <>
          {' · '}
          <Link to={paths.mailing(mailing.id)}>{mailing.name}</Link>
        </>
      )}
    </>
  )
}

function About({
  notice: { account, domain, service, document, confidential, escalatedAt },
}: {
  notice: NoticeAnswer
}) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  return (
    <div>
      {escalatedAt && (
        <div className={css.say}>
          <Say tone="warn" title={t`Nobody of the account could be reached`}>
            <p>
              <Trans>
                Other verified addresses of the main user were tried on {formatMoment(escalatedAt, timeZone)}.
                It is one of the <Link to={paths.tasks()}>tasks</Link>.
              </Trans>
            </p>
          </Say>
        </div>
      )}
      <Facts>
        <Fact name={t`Account`}>
          <Link to={paths.account(account.id)}>{account.name}</Link>
        </Fact>
        {domain && <Fact name={t`Domain`}>{domain.name}</Fact>}
        {service && <Fact name={t`Service`}>{service.name}</Fact>}
        {document && <Fact name={t`Document`}>{document}</Fact>}
        {confidential && <Fact name={t`Confidential`}>{t`For the main user alone`}</Fact>}
      </Facts>
    </div>
  )
}

function Body({ notice: { subject, text, html, language, confidential } }: { notice: NoticeAnswer }) {
  const { t } = useLingui()
  if (html === null || text === null)
    return (
      <p className="soft">
        {confidential
          ? t`Its text is confidential: it is kept encrypted for its reader, and erased some days after sending.`
          : t`Its text is not kept any more, or is for those who may send notices.`}
      </p>
    )
  return <MailPaper html={html} title={subject ?? t`Notice`} language={language} />
}
