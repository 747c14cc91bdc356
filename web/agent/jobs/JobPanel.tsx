import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { JobAnswer, JobProblemsAnswer } from '../../../server/modules/jobs/wire.ts'
import { formatMoment } from '../../shared/formats.ts'
import { usePageTitle } from '../../shared/title.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Panel, PanelBody } from '../../ui/Panel.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { DoneCount, JobState, ProblemCount } from './JobState.tsx'
import { JobFile, Progress, UndoJob } from './JobStrip.tsx'
import { useJobTitle } from './job-words.ts'
import css from './jobs.module.css'
import { isOver, problemsQuery } from './queries.ts'
import { useCancel } from './use-cancel.ts'
import { useJob } from './use-job.ts'

/** `/agent/jobs/<id>`: how far it is, how it ended, and what it could not do. */
export function JobPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const { before } = useSearch({ strict: false })
  const titleOf = useJobTitle()
  const job = useJob(Number(id))
  const title = job ? titleOf(job) : t`Job`
  usePageTitle(title)
  const close = () => void navigate({ to: paths.jobs(), search: before ? { before } : {} })
  return (
    <Panel key={id} title={title} onClose={close}>
      {job === undefined && <Skeleton />}
      {job === null && (
        <EmptyState kind="no-match" title={t`This job is not here`}>
          {t`It ended more than 30 days ago, or somebody else began it.`}
        </EmptyState>
      )}
      {job && (
        <PanelBody>
          <Details job={job} />
        </PanelBody>
      )}
    </Panel>
  )
}

function Details({ job }: { job: JobAnswer }) {
  const { t } = useLingui()
  const cancel = useCancel()
  const { timeZone } = useAgent().session.person
  const hasProblems = job.refused + job.leftOut > 0
  return (
    <div className={css.panel}>
      <Facts>
        <Fact name={t`State`}>
          <JobState job={job} />
        </Fact>
        <Fact name={t`Progress`}>{isOver(job) ? <DoneCount job={job} /> : <Progress job={job} />}</Fact>
        <Fact name={t`Begun`}>{formatMoment(job.createdAt, timeZone)}</Fact>
        {job.finishedAt && <Fact name={t`Ended`}>{formatMoment(job.finishedAt, timeZone)}</Fact>}
      </Facts>
      <div className={css.actions}>
        {!isOver(job) && (
          <Button pending={job.isCancelling && t`Cancelling…`} onClick={() => void cancel(job.id)}>
            {t`Cancel`}
          </Button>
        )}
        <JobFile job={job} />
        {isOver(job) && <UndoJob job={job} />}
      </div>
      {job.kind === 'export' && job.state === 'failed' && (
        <p>{t`It left no file. What was shown can be exported again from its list.`}</p>
      )}
      {hasProblems && (
        <h2>
          <ProblemCount job={job} />
        </h2>
      )}
      {hasProblems && <Problems job={job} />}
    </div>
  )
}

function Problems({ job }: { job: JobAnswer }) {
  const { t } = useLingui()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(problemsQuery(job.id))
  if (!data) return <Skeleton />
  return (
    <>
      <ul className={css.problems}>
        {data.pages
          .flatMap(({ items }) => items)
          .map((item) => (
            <li key={`${item.subject.kind}/${item.subject.id}`}>
              <SubjectLink subject={item.subject} />
              <p>{item.problems.map(({ message }) => message).join('. ')}</p>
            </li>
          ))}
      </ul>
      {hasNextPage && (
        <Button look="link" pending={isFetchingNextPage && t`Loading…`} onClick={() => void fetchNextPage()}>
          {t`See more`}
        </Button>
      )}
    </>
  )
}

function SubjectLink({
  subject: { kind, id, name },
}: {
  subject: JobProblemsAnswer['items'][number]['subject']
}) {
  const pages: Record<string, (id: number) => string> = {
    contact: paths.contact,
    company: paths.company,
    account: paths.account,
    ticket: paths.ticket,
  }
  const to = pages[kind]?.(id)
  return to ? <Link to={to}>{name ?? id}</Link> : <b>{name ?? id}</b>
}
