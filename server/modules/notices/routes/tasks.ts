import { agents, commandRoute, type Route, readRoute } from '../../../http/route.ts'
import { endTask } from '../end-task.ts'
import { readTasks } from '../read-tasks.ts'
import { TaskAnswer, TaskParams, TasksAnswer, TasksQuery } from '../wire.ts'

/** What agents have to look at. */
export const taskRoutes: Route[] = [
  readRoute({
    path: '/api/agent/tasks',
    summary: 'What agents have to look at, or what they have done',
    access: agents('accounts.read'),
    query: TasksQuery,
    answers: { 200: TasksAnswer },
    handle: ({ db, query }) => readTasks(db, query),
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/tasks/:id/done',
    summary: 'Say that it was looked at',
    access: agents('accounts.write'),
    params: TaskParams,
    answers: { 200: TaskAnswer },
    handle: ({ tx, actor, now, params }) => endTask(tx, actor, now, params.id),
  }),
]
