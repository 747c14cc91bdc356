import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { createElement } from 'react'
import type { ContactsAnswer } from '../../../server/modules/lists/wire.ts'
import { api } from '../../shared/api.ts'
import { countryName, languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { isFor } from '../feature.ts'
import { outboxQuery } from '../outbox/queries.ts'
import { paths } from '../paths.ts'
import { agentsQuery } from '../settings/queries.ts'
import { useAgent } from '../use-agent.ts'
import { MailTask } from './MailTask.tsx'
import type { Task, TaskState } from './task.ts'

/** What there is to arrange, with how far it has come as the server sees it now. */
export function useTasks(): Task[] {
  const { t } = useLingui()
  const { session } = useAgent()
  const { language, country, timeZone, name } = session.workspace
  const mail = useMailState()
  return [
    {
      id: 'place',
      title: t`Language, country and time zone`,
      detail: [languageName(language), countryName(country), timeZoneName(timeZone, new Date())].join(', '),
      state: 'done',
      to: paths.workspace(),
    },
    {
      id: 'organisation',
      title: t`Organisation`,
      detail: name,
      state: 'done',
      to: paths.workspace(),
    },
    {
      id: 'agents',
      title: t`Agents`,
      detail: t`Whoever looks after the customers comes in by invitation.`,
      state: useAgentsState(),
      to: paths.agents(),
    },
    {
      id: 'mail',
      title: t`E-mail`,
      detail: createElement(MailTask, { state: mail }),
      state: mail,
      ...(mail === 'not started' ? { to: paths.outbox() } : {}),
    },
    {
      id: 'contact',
      title: t`First contact`,
      detail: t`A name and an e-mail address are enough; the activation mail leaves at once.`,
      state: useContactState(),
      to: paths.newContact(),
    },
  ]
}

function useAgentsState(): TaskState {
  const { session } = useAgent()
  const { data } = useQuery({ ...agentsQuery(), enabled: isFor(session, { permission: 'agents.read' }) })
  if (!data) return 'unknown'
  const others = data.items.filter(({ id, deactivatedAt }) => id !== session.person.id && !deactivatedAt)
  if (others.some(({ access }) => access === 'active')) return 'done'
  return others.length > 0 ? 'under way' : 'not started'
}

function useMailState(): TaskState {
  const { session } = useAgent()
  const { data } = useQuery({ ...outboxQuery(), enabled: isFor(session, { permission: 'outbox.read' }) })
  if (!data) return 'unknown'
  return data.sendsMail ? 'done' : 'not started'
}

function useContactState(): TaskState {
  const { session } = useAgent()
  const { data } = useQuery({
    queryKey: ['contacts', 'any'],
    queryFn: ({ signal }) => api.get<ContactsAnswer>('/api/agent/contacts', { signal, query: { limit: 1 } }),
    enabled: isFor(session, { permission: 'contacts.read' }),
  })
  if (!data) return 'unknown'
  return data.items.length > 0 ? 'done' : 'not started'
}
