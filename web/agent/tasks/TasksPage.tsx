import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { TaskAnswer, TasksAnswer } from '../../../server/modules/notices/wire.ts'
import { api } from '../../shared/api.ts'
import { formatAgo, formatMoment } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { toast } from '../../shared/toasts.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Ledger } from '../../ui/Ledger.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { orTold } from '../settings/fields/use-field-changes.ts'
import { useAgent } from '../use-agent.ts'
import { useTaskWords } from './task-words.ts'
import css from './tasks.module.css'
import type { TasksSearch } from './tasks-search.ts'

/** What agents have to look at, newest first, or what they have done. */
export function tasksQuery({
  state = 'open',
  after,
}: {
  state?: 'open' | 'done' | undefined
  after?: string | undefined
}) {
  return queryOptions({
    queryKey: ['tasks', state, after ?? ''],
    queryFn: ({ signal }) => api.get<TasksAnswer>('/api/agent/tasks', { signal, query: { state, after } }),
    placeholderData: keepPreviousData,
  })
}

const exactly = { exact: true, includeSearch: true }

/** `/agent/tasks`: open ones, or with `?state=done` those that are done. */
export function TasksPage() {
  const { t } = useLingui()
  const search = useSearch({ from: '/shell/further/agent/tasks' })
  const { data, error, refetch } = useQuery(tasksQuery(search))
  const isDone = search.state === 'done'
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`To do`} />}
      lead={t`What a person has to look at, because the program cannot settle it by itself.`}
    >
      <div className={css.tabs}>
        <Tabs label={t`State`}>
          <Link to={paths.tasks()} search={{}} activeOptions={exactly}>{t`Open`}</Link>
          <Link to={paths.tasks()} search={{ state: 'done' }} activeOptions={exactly}>
            {t({ message: 'Done', context: 'tasks' })}
          </Link>
        </Tabs>
      </div>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && (
        <EmptyState kind="none-yet" title={isDone ? t`Nothing was done yet` : t`Nothing to do`}>
          {t`Here appear accounts whose notices reach nobody, registrants who did not verify their address, and contacts who do not know the account that added them.`}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          <Tasks items={data.items} />
          <Pages search={search} next={data.next} />
        </>
      )}
    </Page>
  )
}

function Pages({ search, next }: { search: TasksSearch; next: string | null }) {
  const { t } = useLingui()
  const { state, after } = search
  const kept = state ? { state } : {}
  return (
    <p className={css.pages}>
      {after && <Link to={paths.tasks()} search={kept}>{t`Newest`}</Link>}
      {next && <Link to={paths.tasks()} search={{ ...kept, after: next }}>{t`Older`}</Link>}
    </p>
  )
}

function Tasks({ items }: { items: TaskAnswer[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={t`To do`} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t`What`}</th>
          <th scope="col" className={css.when}>{t`When`}</th>
          <th scope="col" className={css.action}>
            <span className="visually-hidden">{t`Done`}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {items.map((task) => (
          <Row key={task.id} task={task} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ task }: { task: TaskAnswer }) {
  const { t } = useLingui()
  const words = useTaskWords()(task)
  const noticeId = Number(task.facts.noticeId ?? Number.NaN)
  const { timeZone } = useAgent().session.person
  return (
    <tr>
      <td className={css.what}>
        {task.account ? <Link to={paths.account(task.account.id)}>{words.title}</Link> : <b>{words.title}</b>}
        <span className={`${css.under} soft`}>{words.advice}</span>
        {Number.isSafeInteger(noticeId) && <Link to={paths.notice(noticeId)}>{t`The notice`}</Link>}
      </td>
      <td className={`${css.when} meta`}>
        <time dateTime={task.createdAt} title={formatMoment(task.createdAt, timeZone)}>
          {formatAgo(task.createdAt, { now: new Date(), timeZone })}
        </time>
      </td>
      <td className={css.action}>
        {task.doneAt ? <DoneBy task={task} /> : <Done task={task} title={words.title} />}
      </td>
    </tr>
  )
}

function DoneBy({ task: { doneAt, doneBy } }: { task: TaskAnswer }) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  if (!doneAt) return null
  const when = formatMoment(doneAt, timeZone)
  // Without a person: what it told of has settled itself.
  return <span className="meta">{doneBy ? t`${doneBy.name}, ${when}` : when}</span>
}

function Done({ task, title }: { task: TaskAnswer; title: string }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const mayEnd = isFor(session, { permission: 'accounts.write' })
  const end = () =>
    orTold(async () => {
      await api.post(`/api/agent/tasks/${task.id}/done`)
      toast(t`Done: ${title}`)
      await queryClient.invalidateQueries({ queryKey: ['tasks'] })
    })
  return (
    <Button
      icon="check"
      aria-label={t`Done: ${title}`}
      reason={!mayEnd && t`Agents settle it.`}
      onClick={() => void end()}
    >
      {t`Done`}
    </Button>
  )
}
