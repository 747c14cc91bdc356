import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useId } from 'react'
import { FormProvider, useForm, useWatch } from 'react-hook-form'
import type { FieldDefinition } from '../../../shared/fields/definition.ts'
import { FieldInput } from '../../../shared/fields/FieldInput.tsx'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { EntryContext } from '../../../shared/form/entry-context.ts'
import { Button } from '../../../ui/Button.tsx'
import { Field } from '../../../ui/Field.tsx'
import { Select, TextArea, TextInput } from '../../../ui/TextInput.tsx'
import type { Defined } from './defined.ts'
import css from './fields.module.css'
import { customTypes } from './type-words.ts'
import type { DefinitionValues } from './values.ts'

type Shown = FieldDefinition & { isRequired: boolean; isReadOnly?: boolean; start?: string }

/** How the field of the form around will look, as it is written now, to agents and to customers. */
export function DefinitionPreview({ field }: { field: Defined }) {
  const { t } = useLingui()
  const values = useWatch() as DefinitionValues
  const shown = definitionOf(values, field.path ?? 'custom.0')
  const forCustomers = {
    ...shown,
    labels: {
      es: values.customerLabels.es || shown.labels.es,
      en: values.customerLabels.en || shown.labels.en,
    },
    isRequired: values.requiredForCustomers,
    isReadOnly: !values.editableByCustomers,
  }
  return (
    <div className={css.preview}>
      <Door title={t`Agents’ form`}>
        <Pretend fields={[{ ...shown, isRequired: values.requiredForAgents, start: values.defaultValue }]} />
      </Door>
      {field.record === 'contact' && (
        <Door title={t`Client area`}>
          {values.visibleToCustomers ? (
            <Pretend fields={[forCustomers]} />
          ) : (
            <p className="soft">{t`Customers do not see this field.`}</p>
          )}
        </Door>
      )}
    </div>
  )
}

function definitionOf(values: DefinitionValues, path: string): Omit<Shown, 'isRequired'> {
  const either = ({ es, en }: { es: string; en: string }) => ({ es: es || en || '…', en: en || es || '…' })
  return {
    path,
    type: values.type,
    labels: either(values.labels),
    help: values.help,
    options: values.options.map((option, at) => ({
      id: option.optionId ?? at,
      labels: either(option),
      isArchived: option.isArchived,
    })),
  }
}

/** One of the two forms, in a frame that says which. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className={css.door} aria-label={title}>
      <h2>{title}</h2>
      {children}
    </section>
  )
}

/** Fields to be looked at: nothing in here takes the focus or is sent. */
export function Pretend({ fields }: { fields: Shown[] }) {
  const formId = useId()
  const values = Object.fromEntries(fields.map(({ path, start = '' }) => [path, start]))
  const form = useForm({ values: nested(values) })
  return (
    <FormProvider {...form}>
      <EntryContext value={{ problems: [], isSaving: false, formId }}>
        <div inert>
          {fields.map((field) => (
            <PretendField key={`${field.path} ${field.type}`} field={field} />
          ))}
        </div>
      </EntryContext>
    </FormProvider>
  )
}

function PretendField({ field }: { field: Shown }) {
  const { t } = useLingui()
  const label = useFieldLabel()(field)
  const required = field.isRequired && <span className={css.required}>{t`required`}</span>
  if (field.isReadOnly)
    return (
      <Field label={label} layout="stacked" hint={t`Read only`}>
        <TextInput readOnly value="" />
      </Field>
    )
  return (
    <div>
      {customTypes.some((type) => type === field.type) ? (
        <FieldInput field={field} layout="stacked" />
      ) : (
        <Field label={label} layout="stacked">
          <Lookalike type={field.type} />
        </Field>
      )}
      {required}
    </div>
  )
}

/** What stands in a form for a type that only default fields have. */
function Lookalike({ type }: { type: string }) {
  const { t } = useLingui()
  if (type === 'image') return <Button>{t`Choose a picture`}</Button>
  if (type === 'language' || type === 'time-zone') return <Select />
  return type === 'postal-address' ? <TextArea /> : <TextInput />
}

/** `custom.12` is a key in a key, as the form reads it. */
function nested(values: Record<string, string>): Record<string, unknown> {
  const custom = Object.entries(values).filter(([path]) => path.startsWith('custom.'))
  const own = Object.entries(values).filter(([path]) => !path.startsWith('custom.'))
  return {
    ...Object.fromEntries(own),
    custom: Object.fromEntries(custom.map(([path, value]) => [path.slice('custom.'.length), value])),
  }
}
