import { useLingui } from '@lingui/react/macro'
import { useFormContext } from 'react-hook-form'
import { FormFieldGroup } from '../../shared/form/FormField.tsx'
import { Radio } from '../../ui/Tick.tsx'
import { useAgent } from '../use-agent.ts'
import { isWithin, type Role, roles, roleWords } from './role-words.ts'
import css from './settings.module.css'

type RoleFieldProps = {
  /** Why the role cannot be changed now. */
  reason?: string | undefined
  /** The role that the agent has; it stays choosable. */
  current?: Role
}

/** The four roles, each with what it may do. Those above one's own cannot be given. */
export function RoleField({ reason, current }: RoleFieldProps) {
  const { t, i18n } = useLingui()
  const { session } = useAgent()
  const { register } = useFormContext()
  const above = roles.some((role) => !isWithin(role, session.role))
  const hint = reason ?? (above && t`Nobody gives a role above his own.`)
  return (
    <FormFieldGroup name="role" label={t`Role`} hint={hint}>
      <div className={css.choices}>
        {roles.map((role) => (
          <Radio
            key={role}
            value={role}
            hint={i18n._(roleWords[role].may)}
            disabled={role !== current && (Boolean(reason) || !isWithin(role, session.role))}
            {...register('role')}
          >
            {i18n._(roleWords[role].name)}
          </Radio>
        ))}
      </div>
    </FormFieldGroup>
  )
}
