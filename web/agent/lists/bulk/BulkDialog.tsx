import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { FormProvider, useForm } from 'react-hook-form'
import { contactLanguages } from '../../../../server/lib/pure/languages.ts'
import type { CompanyLookupAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import type { ListRecord } from '../../../../server/modules/lists/wire.ts'
import type { BulkChange } from '../../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../../shared/api.ts'
import { FieldInput } from '../../../shared/fields/FieldInput.tsx'
import { type FormValue, wireValueOf } from '../../../shared/fields/form-values.ts'
import { languageName } from '../../../shared/formats.ts'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import { Field, FieldGroup } from '../../../ui/Field.tsx'
import { isRead } from '../../../ui/is-read.ts'
import { TagInput } from '../../../ui/TagInput.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { Radio } from '../../../ui/Tick.tsx'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import { fieldsQueryOf } from '../../trail/field-labels.ts'
import css from './bulk.module.css'
import type { Asked } from './use-bulk-edit.ts'

type BulkDialogProps = {
  asked: Asked
  record: ListRecord
  title: string
  onClose: () => void
  /** Throws what is wrong with the change itself. */
  onEdit: (change: BulkChange) => Promise<void>
}

type Direction = 'add' | 'remove'

/** One change of all that is selected. */
export function BulkDialog({ asked, record, title, onClose, onEdit }: BulkDialogProps) {
  const { t } = useLingui()
  const id = useId()
  const [direction, setDirection] = useState<Direction>('add')
  const [tags, setTags] = useState<string[]>([])
  const [company, setCompany] = useState<{ id: number; name: string } | null>(null)
  const [language, setLanguage] = useState('')
  const [field, setField] = useState<FieldAnswer | null>(null)
  const [error, setError] = useState('')
  const [isSaving, setSaving] = useState(false)
  const form = useForm()

  const change = (): BulkChange | string => {
    if (asked === 'tags')
      return tags.length > 0 ? { kind: `${direction}-tags`, tags } : t`Write at least one tag`
    if (asked === 'company')
      return company ? { kind: `${direction}-company`, companyId: company.id } : t`Choose a company`
    if (asked === 'language') return { kind: 'set-field', field: 'language', value: language || null }
    if (!field) return t`Choose a field`
    // What nobody touched is empty, and empties the field.
    const value = wireValueOf(field, (form.getValues(field.path) as FormValue | undefined) ?? '')
    return { kind: 'set-field', field: field.path, value }
  }
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isRead(event.currentTarget)) return
    const wanted = change()
    if (typeof wanted === 'string') return setError(wanted)
    setSaving(true)
    try {
      await onEdit(wanted)
    } catch (problem) {
      setSaving(false)
      if (!(problem instanceof ApiProblem)) throw problem
      setError(problem.problems.map(({ message }) => message).join('. '))
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button
            look="primary"
            type="submit"
            form={id}
            pending={isSaving && t`Beginning…`}
          >{t`Change`}</Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <FormProvider {...form}>
        <form id={id} className={css.form} onSubmit={(event) => void save(event)} noValidate>
          {(asked === 'tags' || asked === 'company') && (
            <FieldGroup label={t`What to do`} layout="stacked">
              <Radio name="direction" checked={direction === 'add'} onChange={() => setDirection('add')}>
                {t`Add`}
              </Radio>
              <Radio
                name="direction"
                checked={direction === 'remove'}
                onChange={() => setDirection('remove')}
              >
                {t`Take away`}
              </Radio>
            </FieldGroup>
          )}
          {asked === 'tags' && (
            <Field label={t`Tags`} layout="stacked" error={error}>
              <TagInput value={tags} onChange={setTags} />
            </Field>
          )}
          {asked === 'company' && (
            <FieldGroup label={t`Company`} layout="stacked" error={error}>
              {company ? <b>{company.name}</b> : null}
              <RecordPicker
                aria-label={t`Find a company`}
                kind="company of many"
                find={findCompanies}
                onPick={({ id: picked, label }) => setCompany({ id: Number(picked), name: label })}
              />
            </FieldGroup>
          )}
          {asked === 'language' && (
            <Field label={t`Language`} layout="stacked" error={error}>
              <Select value={language} onChange={({ target }) => setLanguage(target.value)}>
                <option value="">{t`None`}</option>
                {contactLanguages.map((tag) => (
                  <option key={tag} value={tag}>
                    {languageName(tag)}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          {asked === 'field' && record !== 'ticket' && (
            <FieldChange record={record} field={field} onField={setField} error={error} />
          )}
        </form>
      </FormProvider>
    </Dialog>
  )
}

async function findCompanies(text: string, signal: AbortSignal) {
  const query = { q: text }
  const { items } = await api.get<CompanyLookupAnswer>('/api/agent/companies/lookup', { signal, query })
  return items.map(({ id, name, mailDomains }) => ({
    id: String(id),
    label: name,
    detail: mailDomains[0] ?? '',
  }))
}

type FieldChangeProps = {
  record: Exclude<ListRecord, 'ticket'>
  field: FieldAnswer | null
  onField: (field: FieldAnswer | null) => void
  error: string
}

function FieldChange({ record, field, onField, error }: FieldChangeProps) {
  const { t, i18n } = useLingui()
  const { data } = useQuery(fieldsQueryOf(record))
  const language = i18n.locale === 'es' ? 'es' : 'en'
  const offered = data?.items.filter(isForMany) ?? []
  return (
    <>
      <Field label={t`Field`} layout="stacked" error={!field && error}>
        <Select
          value={field?.path ?? ''}
          onChange={({ target }) => onField(offered.find(({ path }) => path === target.value) ?? null)}
        >
          <option value="">{t`Choose…`}</option>
          {offered.map(({ path, labels }) => (
            <option key={path} value={path}>
              {labels[language]}
            </option>
          ))}
        </Select>
      </Field>
      {field && <FieldInput key={field.path} field={field} layout="stacked" />}
      {field && <p className="soft">{t`Left empty, the field is emptied.`}</p>}
      {field && error && (
        <p className={css.error} role="alert">
          {error}
        </p>
      )}
    </>
  )
}

const ofMany = [
  'jobTitle',
  'about',
  'description',
  'notes',
  'healthScore',
  'accountTier',
  'industry',
  'renewalDate',
]

/** Fields whose value several may share; what identifies one person is written in her own form. */
const isForMany = ({ path, isUnique }: FieldAnswer): boolean =>
  !isUnique && (path.startsWith('custom.') || ofMany.includes(path))
