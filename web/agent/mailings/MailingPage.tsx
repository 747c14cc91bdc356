import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { MailingAnswer } from '../../../server/modules/notices/wire.ts'
import { api } from '../../shared/api.ts'
import { formatMoment, languageName } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { toast } from '../../shared/toasts.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { CopyCounts } from '../notices/CopyCounts.tsx'
import { NoticeRows } from '../notices/NoticeRows.tsx'
import { paths } from '../paths.ts'
import { orTold } from '../settings/fields/use-field-changes.ts'
import { useAgent } from '../use-agent.ts'
import { FilterWords } from './FilterWords.tsx'
import { MailingProgress, MailingState } from './MailingState.tsx'
import css from './mailings.module.css'
import { isGoingOn, mailingQuery, mayStillLeave, noticesOfMailingQuery } from './queries.ts'

/** `/agent/mailings/<id>`: how far it is, what became of its copies, and its notices. */
export function MailingPage() {
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(mailingQuery(Number(id)))
  return (
    <Page
      width="wide"
      title={data ? <PageTitle title={data.name} /> : null}
      lead={data && <Kind mailing={data} />}
      actions={data && mayStillLeave(data) && <Cancel mailing={data} />}
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && (
        <div className={css.record}>
          <About mailing={data} />
          <Notices mailing={data} />
        </div>
      )}
    </Page>
  )
}

function Kind({ mailing: { category } }: { mailing: MailingAnswer }) {
  const { t } = useLingui()
  const words = useCategoryWords()
  return (
    <>
      <Link to={paths.mailings()}>{t`Mailings`}</Link> / {words(category)}
    </>
  )
}

/** No more is made, and what has not left is withdrawn. */
function Cancel({ mailing: { id, job } }: { mailing: MailingAnswer }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const cancel = () =>
    orTold(async () => {
      const now = await api.post<MailingAnswer>(`/api/agent/mailings/${id}/cancel`)
      queryClient.setQueryData(mailingQuery(id).queryKey, now)
      const { withdrawn, sent } = now.counts
      toast(t`Mailing cancelled. Copies withdrawn: ${withdrawn}; already sent: ${sent}`)
    })
  return (
    <Button
      look="danger"
      pending={job?.isCancelling && t`Cancelling…`}
      reason={!isFor(session, { permission: 'notices.send' }) && t`Agents cancel mailings.`}
      onClick={() => void cancel()}
    >
      {t`Cancel the mailing`}
    </Button>
  )
}

function About({ mailing }: { mailing: MailingAnswer }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { by, createdAt, filter, subjects, accounts, notices, counts, job } = mailing
  return (
    <Facts>
      <Fact name={t`State`}>
        <MailingState mailing={mailing} /> {isGoingOn(mailing) && <MailingProgress mailing={mailing} />}
      </Fact>
      {subjects.map(({ language, subject }) => (
        <Fact key={language} name={subjects.length > 1 ? t`Subject (${languageName(language)})` : t`Subject`}>
          <span lang={language}>{subject}</span>
        </Fact>
      ))}
      <Fact name={t`Accounts`}>
        <Plural value={accounts} one="# account" other="# accounts" />
        <span className={`${css.under} meta`}>
          <FilterWords filter={filter} />
        </span>
      </Fact>
      <Fact name={t`Notices`}>
        <Plural value={notices} one="# notice" other="# notices" />
        {job && job.refused > 0 && (
          <span className={`${css.under} meta`}>
            <Plural value={job.refused} one="# account left out" other="# accounts left out" />
          </span>
        )}
      </Fact>
      <Fact name={t`Copies`}>
        <CopyCounts counts={counts} />
      </Fact>
      <Fact name={t`Begun`}>
        {formatMoment(createdAt, timeZone)}
        {by && <span className={`${css.under} meta`}>{by.name}</span>}
      </Fact>
      {job?.finishedAt && <Fact name={t`Ended`}>{formatMoment(job.finishedAt, timeZone)}</Fact>}
    </Facts>
  )
}

function Notices({ mailing: { id, notices } }: { mailing: MailingAnswer }) {
  const { t } = useLingui()
  const { after } = useSearch({ from: '/shell/further/agent/mailings/$id' })
  const { data } = useQuery({ ...noticesOfMailingQuery(id, after), enabled: notices > 0 })
  if (!data || data.items.length === 0) return null
  return (
    <Rows title={t`Its notices`}>
      <NoticeRows items={data.items} />
      <p className={css.pages}>
        {after && <Link to={paths.mailing(id)}>{t`Newest`}</Link>}
        {data.next && <Link to={paths.mailing(id)} search={{ after: data.next }}>{t`Older`}</Link>}
      </p>
    </Rows>
  )
}
