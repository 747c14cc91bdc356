import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { useRoleWords } from '../../../shared/routing-words.ts'
import { TextArea, TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox, Radio } from '../../../ui/Tick.tsx'
import type { EndingValues } from './ending-values.ts'
import css from './endings.module.css'
import { factNames, factWords, roleNames } from './fact-words.ts'

/** What an ending says: roles and what each needs, what a change of registrant takes, whence it is known. */
export function EndingFields() {
  const { t, i18n } = useLingui()
  const { register } = useFormContext<EndingValues>()
  const roleWords = useRoleWords()
  const roles = useWatch<EndingValues, 'roles'>({ name: 'roles' })
  return (
    <>
      <FormFieldGroup name="roles" label={t`Roles`}>
        <div className={css.choices}>
          {roleNames.map((role) => (
            <Checkbox key={role} value={role} {...register('roles')}>
              {roleWords(role)}
            </Checkbox>
          ))}
        </div>
      </FormFieldGroup>
      {roleNames
        .filter((role) => roles.includes(role))
        .map((role) => (
          <FormFieldGroup
            key={role}
            layout="stacked"
            name={`needs.${role}`}
            label={t`${roleWords(role)}: what it needs`}
          >
            <div className={css.facts}>
              {factNames.map((fact) => (
                <Checkbox key={fact} value={fact} {...register(`needs.${role}`)}>
                  {i18n._(factWords[fact])}
                </Checkbox>
              ))}
            </div>
          </FormFieldGroup>
        ))}
      <FormFieldGroup name="confirmations" label={t`Change of registrant`}>
        <div className={css.choices}>
          <Radio
            value="both"
            hint={t`Nothing changes before both have agreed by mail.`}
            {...register('confirmations')}
          >{t`Old and new confirm`}</Radio>
          <Radio value="none" hint={t`It changes at once, and both are told.`} {...register('confirmations')}>
            {t`Nobody confirms`}
          </Radio>
        </div>
      </FormFieldGroup>
      <FormField name="answerDays" label={t`Days to answer`}>
        <TextInput inputMode="numeric" className={css.days} {...register('answerDays')} />
      </FormField>
      <FormField
        name="lockDays"
        label={t`Days of lock`}
        hint={t`No transfer after a change of registrant. 0: none.`}
      >
        <TextInput inputMode="numeric" className={css.days} {...register('lockDays')} />
      </FormField>
      <FormField
        name="verificationDays"
        label={t`Days to verify`}
        hint={t`The registrant’s address, after it is registered or changed. Empty: it is not asked for.`}
      >
        <TextInput inputMode="numeric" className={css.days} {...register('verificationDays')} />
      </FormField>
      <FormField
        name="reminderDays"
        label={t`Reminders`}
        hint={t`On which days after asking, such as 7, 13.`}
      >
        <TextInput className={css.days} {...register('reminderDays')} />
      </FormField>
      <FormField
        name="source"
        label={t`Source`}
        hint={t`Where this was read, so that it can be looked at again.`}
      >
        <TextArea rows={4} {...register('source')} />
      </FormField>
      <FormField name="sourceDate" label={t`Read on`} hint={t`Year, month, day: 2026-11-22.`}>
        <TextInput className={css.days} {...register('sourceDate')} />
      </FormField>
    </>
  )
}
