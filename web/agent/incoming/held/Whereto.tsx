import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import { Radio } from '../../../ui/Tick.tsx'
import css from '../incoming.module.css'
import type { HeldMail } from '../queries.ts'
import type { DecideValues } from './decide-values.ts'

/** In which ticket it would stand. */
export function Whereto({ mail: { ticket, accounts } }: { mail: HeldMail }) {
  const { t } = useLingui()
  const { register } = useFormContext<DecideValues>()
  const { whereto } = useWatch() as DecideValues
  return (
    <div className={css.whereto}>
      <FormFieldGroup name="whereto" label={t`Where it goes`} layout="stacked">
        {ticket && (
          <Radio value="ticket" {...register('whereto')}>
            {t`Into ticket ${ticket.id}: ${ticket.subject}`}
          </Radio>
        )}
        <Radio value="new" {...register('whereto')}>{t`Into a new ticket`}</Radio>
        <Radio value="other" {...register('whereto')}>{t`Into another ticket`}</Radio>
      </FormFieldGroup>
      {whereto === 'other' && (
        <FormField name="otherTicket" label={t`Number of the ticket`} layout="stacked">
          <TextInput inputMode="numeric" {...register('otherTicket')} />
        </FormField>
      )}
      {whereto === 'new' && accounts.length > 0 && (
        <FormField name="accountId" label={t`Account`} layout="stacked">
          <Select {...register('accountId')}>
            <option value="">{t`None yet: it is chosen in the ticket`}</option>
            {accounts.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </FormField>
      )}
    </div>
  )
}
