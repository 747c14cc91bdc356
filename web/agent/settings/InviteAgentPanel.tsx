import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { api, newIdempotencyKey } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../shared/title.ts'
import { toast } from '../../shared/toasts.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Panel, PanelBody, PanelFoot } from '../../ui/Panel.tsx'
import { Select, TextInput } from '../../ui/TextInput.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { agentsQuery } from './queries.ts'
import { RoleField } from './RoleField.tsx'

/** `/agent/settings/agents/invite` */
export function InviteAgentPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const title = t`Invite an agent`
  usePageTitle(title)
  const close = () => void navigate({ to: paths.agents() })
  const lead = t`A link to choose a password goes to the address and holds for seven days.`
  const mayInvite = isFor(session, { permission: 'agents.manage' })
  return (
    <Panel title={title} lead={mayInvite && lead} onClose={close}>
      {mayInvite ? (
        <InviteForm title={title} />
      ) : (
        <EmptyState kind="no-right" title={t`No permission to invite agents`}>
          {t`Administrators and owners have it; the list shows who they are.`}
        </EmptyState>
      )}
    </Panel>
  )
}

function InviteForm({ title }: { title: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm({
    start: { name: '', email: '', role: 'agent', language: session.workspace.language },
    draft: 'invite-agent',
    save: (values) => api.post<AgentAnswer>('/api/agent/agents', values, { idempotencyKey }),
    saved: async (agent) => {
      toast(t`Invitation sent to ${agent.email}`)
      await queryClient.invalidateQueries(agentsQuery())
      void navigate({ to: paths.agent(agent.id) })
    },
  })
  const { register } = entry.form
  return (
    <EntryForm entry={entry} label={title}>
      <PanelBody>
        <FormField name="name" label={t`Full name`}>
          <TextInput {...register('name')} />
        </FormField>
        <FormField name="email" label={t`E-mail`}>
          <TextInput
            type="email"
            inputMode="email"
            autoCapitalize="none"
            spellCheck={false}
            {...register('email')}
          />
        </FormField>
        <RoleField />
        <FormField
          name="language"
          label={t`Language`}
          hint={t`Of the invitation and of the portal, until another is chosen.`}
        >
          <Select {...register('language')}>
            <option value="es" lang="es">
              Español
            </option>
            <option value="en" lang="en">
              English
            </option>
          </Select>
        </FormField>
      </PanelBody>
      <PanelFoot>
        <SubmitButton keys="$mod+Enter" pending={t`Sending…`}>{t`Send the invitation`}</SubmitButton>
      </PanelFoot>
    </EntryForm>
  )
}
