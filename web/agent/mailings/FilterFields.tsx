import { useLingui } from '@lingui/react/macro'
import { Controller, useController, useFormContext, useWatch } from 'react-hook-form'
import type { CompanyLookupAnswer } from '../../../server/modules/directory/wire.ts'
import { api } from '../../shared/api.ts'
import { FormField, FormFieldGroup } from '../../shared/form/FormField.tsx'
import { Chip } from '../../ui/Chip.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { TagInput } from '../../ui/TagInput.tsx'
import { Select } from '../../ui/TextInput.tsx'
import { Checkbox } from '../../ui/Tick.tsx'
import { RecordPicker } from '../directory/record/RecordPicker.tsx'
import type { FilterValues } from './filter-values.ts'
import css from './mailings.module.css'
import { domainStatusWords, serviceStatusWords } from './status-words.ts'

/** Which accounts get it. */
export function FilterFields() {
  const { t, i18n } = useLingui()
  const { register, control } = useFormContext<FilterValues>()
  const [services, domains] = useWatch<FilterValues, ['services', 'domains']>({
    name: ['services', 'domains'],
  })
  return (
    <Rows title={t`Accounts`}>
      <Companies />
      <FormField name="language" label={t`Language`} hint={t`Of the account, else of its main user.`}>
        <Select {...register('language')}>
          <option value="">{t`Any`}</option>
          <option value="es" lang="es">
            Español
          </option>
          <option value="en" lang="en">
            English
          </option>
        </Select>
      </FormField>
      <FormField name="services" label={t`Services`}>
        <Select {...register('services')}>
          <option value="">{t`With or without`}</option>
          <option value="with">{t`With services`}</option>
          <option value="without">{t`Without services`}</option>
        </Select>
      </FormField>
      {services === 'with' && (
        <FormFieldGroup name="serviceStatuses" label={t`State`} hint={t`None ticked: any.`}>
          <div className={css.choices}>
            {Object.entries(serviceStatusWords).map(([status, words]) => (
              <Checkbox key={status} value={status} {...register('serviceStatuses')}>
                {i18n._(words)}
              </Checkbox>
            ))}
          </div>
        </FormFieldGroup>
      )}
      <FormField name="domains" label={t`Domains`}>
        <Select {...register('domains')}>
          <option value="">{t`With or without`}</option>
          <option value="with">{t`With domains`}</option>
          <option value="without">{t`Without domains`}</option>
        </Select>
      </FormField>
      {domains === 'with' && (
        <>
          <FormFieldGroup name="domainStatuses" label={t`State`} hint={t`None ticked: any.`}>
            <div className={css.choices}>
              {Object.entries(domainStatusWords).map(([status, words]) => (
                <Checkbox key={status} value={status} {...register('domainStatuses')}>
                  {i18n._(words)}
                </Checkbox>
              ))}
            </div>
          </FormFieldGroup>
          <FormField name="domainEndings" label={t`Endings`} hint={t`Such as es, com.mx. None: any.`}>
            <Controller
              control={control}
              name="domainEndings"
              render={({ field }) => <TagInput {...field} bySpace />}
            />
          </FormField>
        </>
      )}
    </Rows>
  )
}

function Companies() {
  const { t } = useLingui()
  const { field } = useController<FilterValues, 'companies'>({ name: 'companies' })
  const find = async (q: string, signal: AbortSignal) => {
    const { items } = await api.get<CompanyLookupAnswer>('/api/agent/companies/lookup', {
      signal,
      query: { q },
    })
    return items
      .filter(({ id }) => !field.value.some((each) => each.id === id))
      .map(({ id, name, mailDomains }) => ({ id: String(id), label: name, detail: mailDomains[0] ?? '' }))
  }
  return (
    <FormField name="companies" label={t`Companies`} hint={t`None: accounts of any company, and of none.`}>
      <div>
        {field.value.map(({ id, name }) => (
          <Chip
            key={id}
            name={name}
            onRemove={() => field.onChange(field.value.filter((each) => each.id !== id))}
          >
            {name}
          </Chip>
        ))}
        <RecordPicker
          aria-label={t`Companies`}
          kind={`mailing company ${field.value.map(({ id }) => id).join(' ')}`}
          find={find}
          onPick={({ id, label }) => field.onChange([...field.value, { id: Number(id), name: label }])}
        />
      </div>
    </FormField>
  )
}
