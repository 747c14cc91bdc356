import { useLingui } from '@lingui/react/macro'
import type { AgentAnswer } from '../../../server/modules/identity/wire.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { FormField } from '../../shared/form/FormField.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import { Rows } from '../../ui/Rows.tsx'
import { Say } from '../../ui/Say.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { AgentActions } from './AgentActions.tsx'
import { RoleField } from './RoleField.tsx'
import css from './settings.module.css'
import { useAgentLimits } from './use-agent-limits.ts'
import { useChangeAgent } from './use-change-agent.ts'

/** Name and role, with what else may be done beside the saving button. */
export function AgentForm({ agent }: { agent: AgentAnswer }) {
  const { t } = useLingui()
  const limits = useAgentLimits(agent)
  const { change, reread } = useChangeAgent(agent)
  const entry = useEntryForm({
    start: { name: agent.name, role: agent.role },
    save: change,
    saved: () => undefined,
  })
  return (
    <EntryForm entry={entry} label={agent.name}>
      {entry.failure?.status === 412 && (
        <Say tone="warn" role="alert" title={t`This agent was changed meanwhile`}>
          <button type="button" className={css.reread} onClick={() => void reread()}>
            {t`Show what is saved now`}
          </button>
        </Say>
      )}
      <Rows title={t`Name and role`}>
        <FormField name="name" label={t`Full name`}>
          <TextInput readOnly={Boolean(limits.change)} {...entry.form.register('name')} />
        </FormField>
        <RoleField reason={limits.change ?? limits.role} current={agent.role} />
      </Rows>
      <div className={`sum ${css.foot}`}>
        <SubmitButton keys="$mod+Enter" reason={limits.change}>{t`Save`}</SubmitButton>
        <AgentActions agent={agent} limits={limits} />
      </div>
    </EntryForm>
  )
}
