import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useController, useFormContext, useWatch } from 'react-hook-form'
import { FormField } from '../../../shared/form/FormField.tsx'
import { useCategoryWords } from '../../../shared/routing-words.ts'
import { Button } from '../../../ui/Button.tsx'
import { Select } from '../../../ui/TextInput.tsx'
import { findContacts } from '../../accounts/form/find-records.ts'
import { contactQuery } from '../../directory/contact/queries.ts'
import { RecordPicker } from '../../directory/record/RecordPicker.tsx'
import { categoriesQuery } from '../../notices/queries.ts'
import { accountsOfQuery } from '../ticket/accounts-of.ts'
import { useAgents, useDepartments } from '../ticket/use-choices.ts'
import { priorities, usePriorityWords } from '../words.ts'
import css from './new-ticket.module.css'
import type { TicketValues } from './ticket-values.ts'

/** Whose ticket it is, and what it is about. */
export function AboutFields() {
  const { t } = useLingui()
  const { register } = useFormContext<TicketValues>()
  const categoryWords = useCategoryWords()
  const priorityWords = usePriorityWords()
  const { data: categories } = useQuery(categoriesQuery)
  const agents = useAgents(null)
  const departments = useDepartments(null)
  return (
    <>
      <RequesterField />
      <AccountField />
      <FormField
        name="category"
        label={t`Category`}
        hint={t`It decides which additional contacts get a copy.`}
      >
        <Select {...register('category')}>
          <option value="">{t`The department’s`}</option>
          {categories?.items
            .filter(({ isOffered }) => isOffered)
            .map(({ category }) => (
              <option key={category} value={category}>
                {categoryWords(category)}
              </option>
            ))}
        </Select>
      </FormField>
      {departments.length > 1 && (
        <FormField name="department" label={t`Department`}>
          <Select {...register('department')}>
            <option value="">{t`The first`}</option>
            <Options choices={departments} />
          </Select>
        </FormField>
      )}
      <FormField name="priority" label={t`Priority`}>
        <Select {...register('priority')}>
          <Options choices={priorities.map((value) => ({ value, label: priorityWords(value) }))} />
        </Select>
      </FormField>
      <FormField name="assignee" label={t`Agent`}>
        <Select {...register('assignee')}>
          <option value="">{t`nobody`}</option>
          <Options choices={agents} />
        </Select>
      </FormField>
    </>
  )
}

function Options({ choices }: { choices: { value: string; label: string }[] }) {
  return choices.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ))
}

function RequesterField() {
  const { t } = useLingui()
  const { field } = useController<TicketValues, 'requester'>({ name: 'requester' })
  const box = useRef<HTMLDivElement>(null)
  const [changes, setChanges] = useState(0)
  // The control that was used gives way to another, which takes the focus on.
  useEffect(() => {
    if (changes > 0) box.current?.querySelector<HTMLElement>('input, button')?.focus()
  }, [changes])
  const change = (to: number | null) => {
    field.onChange(to)
    setChanges(changes + 1)
  }
  return (
    <FormField name="requester" label={t({ message: 'Requester', context: 'ticket' })}>
      <div ref={box}>
        {field.value === null ? (
          <RecordPicker kind="contact" find={findContacts} onPick={({ id }) => change(Number(id))} />
        ) : (
          <Chosen id={field.value} onChange={() => change(null)} />
        )}
      </div>
    </FormField>
  )
}

function Chosen({ id, onChange }: { id: number; onChange: () => void }) {
  const { t } = useLingui()
  const { data, error } = useQuery(contactQuery(id))
  return (
    <span className={css.chosen}>
      <span>
        <b>{data?.name ?? error?.message ?? '…'}</b>
        <span className={`${css.under} meta`}>{data?.emails[0]?.address}</span>
      </span>
      <Button look="link" onClick={onChange}>{t`Somebody else`}</Button>
    </span>
  )
}

/** One of the accounts that the requester belongs to; where there is one only, that one. */
function AccountField() {
  const { t } = useLingui()
  const { register, getValues, setValue } = useFormContext<TicketValues>()
  const requester = useWatch<TicketValues, 'requester'>({ name: 'requester' })
  const { data: accounts } = useQuery({ ...accountsOfQuery(requester ?? 0), enabled: requester !== null })
  useEffect(() => {
    if (!accounts) return
    const isHis = accounts.some(({ id }) => String(id) === getValues('account'))
    if (!isHis) setValue('account', accounts.length === 1 ? String(accounts[0]?.id) : '')
  }, [accounts, getValues, setValue])
  if (!accounts || accounts.length === 0) return null
  return (
    <FormField name="account" label={t`Account`}>
      <Select {...register('account')}>
        <option value="">{t`none`}</option>
        <Options choices={accounts.map(({ id, name }) => ({ value: String(id), label: name }))} />
      </Select>
    </FormField>
  )
}
