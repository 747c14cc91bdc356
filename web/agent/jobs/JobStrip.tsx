import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import type { JobAnswer } from '../../../server/modules/jobs/wire.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import { useUndo } from '../trail/use-undo.ts'
import { dismissJob } from './followed.ts'
import { DoneCount, JobState, ProblemCount } from './JobState.tsx'
import { useJobTitle, useProgressWords } from './job-words.ts'
import css from './jobs.module.css'
import { isOver } from './queries.ts'
import { useCancel } from './use-cancel.ts'
import { useJob } from './use-job.ts'

/** At the foot of every page: the jobs begun in this browser, until each is dismissed. */
export function JobStrip({ followed }: { followed: readonly number[] }) {
  const { t } = useLingui()
  return (
    <section className={css.strip} aria-label={t`Jobs`}>
      {followed.map((id) => (
        <Followed key={id} id={id} />
      ))}
    </section>
  )
}

function Followed({ id }: { id: number }) {
  const job = useJob(id)
  useEffect(() => {
    if (job === null) dismissJob(id)
  }, [job, id])
  if (!job) return null
  return (
    <div className={css.job}>
      <JobTitle job={job} />
      {isOver(job) ? <Ended job={job} /> : <GoingOn job={job} />}
    </div>
  )
}

function JobTitle({ job }: { job: JobAnswer }) {
  const titleOf = useJobTitle()
  return (
    <Link className={css.title} to={paths.job(job.id)}>
      {titleOf(job)}
    </Link>
  )
}

function GoingOn({ job }: { job: JobAnswer }) {
  const { t } = useLingui()
  const cancel = useCancel()
  return (
    <>
      <Progress job={job} />
      <Button
        look="quiet"
        pending={job.isCancelling && t`Cancelling…`}
        onClick={() => void cancel(job.id)}
      >{t`Cancel`}</Button>
    </>
  )
}

/** A bar with the numbers beside it. */
export function Progress({ job }: { job: JobAnswer }) {
  const titleOf = useJobTitle()
  const words = useProgressWords()
  const { done, refused, total } = job
  return (
    <span className={css.progress}>
      <progress
        aria-label={titleOf(job)}
        max={total ?? undefined}
        value={total === null ? undefined : done + refused}
      />
      <span className="meta">{words(job)}</span>
    </span>
  )
}

function Ended({ job }: { job: JobAnswer }) {
  const { t } = useLingui()
  return (
    <>
      <span role="status" className={css.ended}>
        <JobState job={job} /> <DoneCount job={job} />
      </span>
      {job.refused + job.leftOut > 0 && (
        <Link to={paths.job(job.id)}>
          <ProblemCount job={job} />
        </Link>
      )}
      <JobFile job={job} />
      <UndoJob job={job} />
      <IconButton icon="close" label={t`Dismiss`} onClick={() => dismissJob(job.id)} />
    </>
  )
}

/** The file that an export has written, while it is kept. */
export function JobFile({ job: { kind, state, result } }: { job: JobAnswer }) {
  const { t } = useLingui()
  const id = Number(result?.exportId)
  if (kind !== 'export' || state !== 'done' || !Number.isSafeInteger(id)) return null
  return <a href={`/api/agent/exports/${id}/file`} download>{t`Download the file`}</a>
}

/** Takes back what a job did, while it is on offer. */
export function UndoJob({ job: { id, undo } }: { job: JobAnswer }) {
  const { t } = useLingui()
  const takeBack = useUndo()
  if (!undo || undo.undoneAt || new Date(undo.until) <= new Date()) return null
  const press = async () => {
    if (await takeBack(undo.id)) dismissJob(id)
  }
  return <Button look="quiet" icon="undo" onClick={() => void press()}>{t`Undo`}</Button>
}
