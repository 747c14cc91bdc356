import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Status } from '../../ui/Status.tsx'
import css from './getting-started.module.css'
import type { Task, TaskState } from './task.ts'

/** One task: its number in the margin, what it is about, how far it has come. */
export function TaskLine({ task, number }: { task: Task; number: number }) {
  return (
    <li className={css.task}>
      <span className={css.number} aria-hidden="true">
        {number}
      </span>
      <div className={css.what}>
        {task.to ? <Link to={task.to}>{task.title}</Link> : <b>{task.title}</b>}
        <div className="soft">{task.detail}</div>
      </div>
      <span className={css.state}>
        <TaskStatus state={task.state} />
      </span>
    </li>
  )
}

function TaskStatus({ state }: { state: TaskState }) {
  const { t } = useLingui()
  if (state === 'done') return <Status shape="full">{t`Done`}</Status>
  if (state === 'under way') return <Status shape="half">{t`Under way`}</Status>
  if (state === 'not started') return <Status shape="ring">{t`Not started`}</Status>
  return null
}
