import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { Choices } from './Choices.tsx'
import { DefaultField } from './DefaultField.tsx'
import type { Defined } from './defined.ts'
import css from './fields.module.css'
import { mayBeIndexed, mayBeUnique, mayHaveDefault } from './type-words.ts'
import type { DefinitionValues } from './values.ts'

/** What a definition says: names, help, who must and may fill it in, default, choices. */
export function DefinitionFields({ field, isDirty }: { field: Defined; isDirty: boolean }) {
  const { t } = useLingui()
  const type = useWatch<DefinitionValues, 'type'>({ name: 'type' })
  const isOfContacts = field.record === 'contact'
  return (
    <>
      <TwoLanguages name="labels" label={t`Name`} />
      {isOfContacts && (
        <TwoLanguages
          name="customerLabels"
          label={t`Name for customers`}
          hint={t`Empty: the same as for agents.`}
        />
      )}
      <TwoLanguages name="help" label={t`Help`} hint={t`A line under the field, for whoever fills it in.`} />
      <Agents field={field} type={type} />
      {isOfContacts && <Customers field={field} />}
      {type === 'dropdown' && <Choices field={field} isDirty={isDirty} />}
      {mayHaveDefault({ ...field, type }) && <DefaultField field={field} type={type} />}
    </>
  )
}

type TwoLanguagesProps = { name: 'labels' | 'customerLabels' | 'help'; label: string; hint?: ReactNode }

function TwoLanguages({ name, label, hint }: TwoLanguagesProps) {
  const { t } = useLingui()
  const { register } = useFormContext<DefinitionValues>()
  return (
    <FormFieldGroup name={name} label={label} hint={hint}>
      <div className={css.two}>
        <FormField name={`${name}.es`} label={t`${label} in Spanish`} layout="bare">
          <Language tag="es">
            <TextInput {...register(`${name}.es`)} lang="es" />
          </Language>
        </FormField>
        <FormField name={`${name}.en`} label={t`${label} in English`} layout="bare">
          <Language tag="en">
            <TextInput {...register(`${name}.en`)} lang="en" />
          </Language>
        </FormField>
      </div>
    </FormFieldGroup>
  )
}

function Language({ tag, children }: { tag: string; children: ReactNode }) {
  return (
    <div className={css.language}>
      <span className="meta" aria-hidden="true">
        {tag}
      </span>
      {children}
    </div>
  )
}

function Agents({ field, type }: { field: Defined; type: string }) {
  const { t } = useLingui()
  const { register } = useFormContext<DefinitionValues>()
  const isName = field.isStandard && field.key === 'name'
  const unique = useId()
  return (
    <>
      <FormFieldGroup name="requiredForAgents" label={t`Agents`}>
        <div className={css.ticks}>
          <Checkbox
            {...register('requiredForAgents')}
            disabled={isName}
            hint={
              isName
                ? t`The name is always required.`
                : t`Asked for in new records; later it cannot be emptied. Records where it is empty already can still be changed.`
            }
          >
            {t`Required`}
          </Checkbox>
        </div>
      </FormFieldGroup>
      {!field.isStandard && mayBeUnique(type) && (
        <FormFieldGroup name="isUnique" label={t`Unique`}>
          <div className={css.ticks} id={unique}>
            <Checkbox {...register('isUnique')} hint={t`Two records cannot have the same one.`}>
              {t`Values do not repeat`}
            </Checkbox>
          </div>
        </FormFieldGroup>
      )}
      {!field.isStandard && mayBeIndexed(type) && (
        <FormFieldGroup name="isFilterable" label={t`Index`}>
          <div className={css.ticks}>
            <Checkbox
              {...register('isFilterable')}
              hint={t`For fields that lists are often filtered by. It is made in the background.`}
            >
              {t`Filter fast among many records`}
            </Checkbox>
          </div>
        </FormFieldGroup>
      )}
    </>
  )
}

const steps = ['visibleToCustomers', 'editableByCustomers', 'requiredForCustomers'] as const

/** Each step needs the one before: ticking one ticks those before it, emptying one empties those after it. */
function Customers({ field }: { field: Defined }) {
  const { t } = useLingui()
  const { register, setValue } = useFormContext<DefinitionValues>()
  const values = useWatch<DefinitionValues, typeof steps>({ name: steps })
  const labels = [t`See it in the client area`, t`May change it`, t`Must fill it in`]
  const elsewhere = field.type === 'addresses'
  const follow = (at: number, isTicked: boolean) => {
    for (const [other, step] of steps.entries())
      if (isTicked ? other < at : other > at) setValue(step, isTicked, { shouldDirty: true })
  }
  return (
    <FormFieldGroup
      name="visibleToCustomers"
      label={t`Customers`}
      hint={elsewhere && t`Customers change their e-mail on another page, with their password.`}
    >
      <div className={css.ticks}>
        {steps.slice(0, elsewhere ? 1 : 3).map((step, at) => (
          <Checkbox
            key={step}
            {...register(step, {
              onChange: (event: { target: { checked: boolean } }) => follow(at, event.target.checked),
            })}
            checked={values[at] ?? false}
            hint={
              step === 'requiredForCustomers' &&
              t`They cannot empty it. Whoever has it empty already can still change the rest.`
            }
          >
            {labels[at]}
          </Checkbox>
        ))}
      </div>
    </FormFieldGroup>
  )
}
