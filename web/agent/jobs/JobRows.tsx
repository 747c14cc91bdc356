import { useLingui } from '@lingui/react/macro'
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { JobAnswer } from '../../../server/modules/jobs/wire.ts'
import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { Ledger, LedgerRow, rowNameClass } from '../../ui/Ledger.tsx'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { JobState, ProblemCount } from './JobState.tsx'
import { useJobTitle, useProgressWords } from './job-words.ts'
import css from './jobs.module.css'

/** Newest first: what, how far, when. */
export function JobRows({ items }: { items: JobAnswer[] }) {
  const { t } = useLingui()
  const { id } = useParams({ strict: false })
  return (
    <Ledger caption={t`Jobs`}>
      <thead>
        <tr>
          <th scope="col">{t`Job`}</th>
          <th scope="col">{t`State`}</th>
          <th scope="col" className={css.when}>{t`When`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((job) => (
          <Row key={job.id} job={job} isOpen={id === String(job.id)} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ job, isOpen }: { job: JobAnswer; isOpen: boolean }) {
  const titleOf = useJobTitle()
  const progressOf = useProgressWords()
  const { timeZone } = useAgent().session.person
  const { before } = useSearch({ strict: false })
  return (
    <LedgerRow isSelected={isOpen}>
      <td>
        <Link className={rowNameClass} to={paths.job(job.id)} search={before ? { before } : {}}>
          {titleOf(job)}
        </Link>
        <span className="meta"> {progressOf(job)}</span>
      </td>
      <td>
        <JobState job={job} />
        {job.refused + job.leftOut > 0 && (
          <span className="meta">
            {' '}
            <ProblemCount job={job} />
          </span>
        )}
      </td>
      <td className={`${css.when} meta`}>
        <time dateTime={job.createdAt} title={formatMoment(job.createdAt, timeZone)}>
          {formatAgo(job.createdAt, { now: new Date(), timeZone })}
        </time>
      </td>
    </LedgerRow>
  )
}
