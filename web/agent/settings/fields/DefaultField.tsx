import { useLingui } from '@lingui/react/macro'
import { useFormContext, useWatch } from 'react-hook-form'
import { contactLanguages } from '../../../../server/lib/pure/languages.ts'
import { FieldInput } from '../../../shared/fields/FieldInput.tsx'
import { CountryField } from '../../../shared/form/CountryField.tsx'
import { FormField } from '../../../shared/form/FormField.tsx'
import { TimeZoneField } from '../../../shared/form/TimeZoneField.tsx'
import { countryName, languageName } from '../../../shared/formats.ts'
import { timeZoneName } from '../../../shared/time-zone-name.ts'
import { Select } from '../../../ui/TextInput.tsx'
import { useAgent } from '../../use-agent.ts'
import type { Defined } from './defined.ts'
import type { DefinitionValues } from './values.ts'

/** What is filled in where nothing is given. Without one of its own, language, time zone and country are the workspace's. */
export function DefaultField({ field, type }: { field: Defined; type: string }) {
  const { t } = useLingui()
  const { workspace } = useAgent().session
  const label = t`Default value`
  const inherited = (name: string) => t`Empty: the workspace’s, ${name}.`
  switch (type) {
    case 'checkbox':
      return <YesOrNo label={label} />
    case 'dropdown':
      return <DefaultChoice isNew={field.id === undefined} label={label} />
    case 'language':
      return <DefaultLanguage label={label} hint={inherited(languageName(workspace.language))} />
    case 'time-zone':
      return (
        <TimeZoneField name="defaultValue" hint={inherited(timeZoneName(workspace.timeZone, new Date()))} />
      )
    case 'postal-address':
      return <CountryField name="defaultValue" hint={inherited(countryName(workspace.country))} />
    default:
      return (
        <FieldInput
          field={{
            path: 'defaultValue',
            type,
            labels: { es: label, en: label },
            options: [],
            help: { es: whenEmpty(t), en: whenEmpty(t) },
          }}
        />
      )
  }
}

const whenEmpty = (t: ReturnType<typeof useLingui>['t']) => t`For new records where nothing is given.`

function YesOrNo({ label }: { label: string }) {
  const { t } = useLingui()
  const { register } = useFormContext<DefinitionValues>()
  return (
    <FormField name="defaultValue" label={label}>
      <Select {...register('defaultValue')}>
        <option value="">{t`None`}</option>
        <option value="yes">{t`Yes`}</option>
        <option value="no">{t`No`}</option>
      </Select>
    </FormField>
  )
}

/** A choice of a new field has no id yet: its place stands for it. */
function DefaultChoice({ isNew, label }: { isNew: boolean; label: string }) {
  const { t, i18n } = useLingui()
  const { register } = useFormContext<DefinitionValues>()
  const options = useWatch<DefinitionValues, 'options'>({ name: 'options' })
  const offered = options.flatMap(({ optionId, es, en, isArchived }, at) => {
    const id = isNew ? at : optionId
    const name = i18n.locale === 'es' ? es || en : en || es
    return id === null || isArchived || name === '' ? [] : [{ id, name }]
  })
  return (
    <FormField name="defaultValue" label={label} hint={t`For new records where nothing is given.`}>
      <Select {...register('defaultValue')}>
        <option value="">{t`None`}</option>
        {offered.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
    </FormField>
  )
}

function DefaultLanguage({ label, hint }: { label: string; hint: string }) {
  const { t } = useLingui()
  const { register } = useFormContext<DefinitionValues>()
  return (
    <FormField name="defaultValue" label={label} hint={hint}>
      <Select {...register('defaultValue')}>
        <option value="">{t`None`}</option>
        {contactLanguages.map((tag) => (
          <option key={tag} value={tag}>
            {languageName(tag)}
          </option>
        ))}
      </Select>
    </FormField>
  )
}
