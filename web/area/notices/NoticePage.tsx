import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { formatMoment } from '../../shared/formats.ts'
import { MailPaper } from '../../shared/MailPaper.tsx'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Say } from '../../ui/Say.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useAccountId } from '../use-account-id.ts'
import { useCustomer } from '../use-customer.ts'
import { About } from './About.tsx'
import { CopyState, CopyTime } from './CopyState.tsx'
import css from './notices.module.css'
import { PeopleTable } from './PeopleTable.tsx'
import { type Notice, type NoticeRecipient, noticeQuery } from './queries.ts'
import { usePerson } from './use-person.tsx'

/** `/area/<account>/notices/<notice>`: what was written, who got a copy, who did not, and why. */
export function NoticePage() {
  const account = useAccountId()
  const { notice } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(noticeQuery(account, Number(notice)))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  return (
    <div className={css.page}>
      <Head account={account} notice={data} />
      <Text notice={data} />
      <About account={account} notice={data} />
      <Recipients account={account} notice={data} />
    </div>
  )
}

function Head({ account, notice }: { account: number; notice: Notice }) {
  const { t } = useLingui()
  const categoryWord = useCategoryWords()
  const { timeZone } = useCustomer().session.person
  const category = categoryWord(notice.category)
  return (
    <>
      <p className={css.path}>
        <Link to={paths.notices(account)}>{t`Notices`}</Link> / {category}
      </p>
      <PageTitle title={notice.subject} className={css.title} />
      <p className="meta">
        {t`Notice of ${category}`}
        {' · '}
        {t`sent on ${formatMoment(notice.createdAt, timeZone)}`}
      </p>
    </>
  )
}

function Text({ notice: { html, subject, language, confidential } }: { notice: Notice }) {
  const { t } = useLingui()
  return (
    <div className={css.text}>
      {confidential && <p className={css.confidential}>{t`Confidential: it went to you alone.`}</p>}
      {html === null ? (
        <Say>{t`The text is no longer kept: it was confidential.`}</Say>
      ) : (
        <MailPaper html={html} title={subject} language={language} />
      )}
    </div>
  )
}

function Recipients({ account, notice }: { account: number; notice: Notice }) {
  const { t } = useLingui()
  const person = usePerson(account)
  const row = (recipient: NoticeRecipient, place: number) => ({
    key: place,
    ...person(recipient),
    state: <CopyState recipient={recipient} />,
    time: <CopyTime recipient={recipient} beside={notice.createdAt} />,
  })
  const got = notice.recipients.filter(({ verdict }) => verdict === 'in')
  const leftOut = notice.recipients.filter(({ verdict }) => verdict === 'out')
  return (
    <>
      <PeopleTable title={t`Copy sent to…`} people={got.map(row)} hasTimes />
      {leftOut.length > 0 && (
        <PeopleTable title={t`They did not get it`} people={leftOut.map(row)} hasTimes />
      )}
    </>
  )
}
