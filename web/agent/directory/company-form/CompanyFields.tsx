import { useFormContext, useWatch } from 'react-hook-form'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { FieldInput } from '../../../shared/fields/FieldInput.tsx'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { formValueOf } from '../../../shared/fields/form-values.ts'
import { FormField } from '../../../shared/form/FormField.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { MailDomainsField } from './MailDomainsField.tsx'
import { explainNameTaken } from './NameTakenBy.tsx'

type CompanyFieldProps = {
  field: FieldAnswer
  layout?: FieldLayout
  /** The company that is edited. */
  company?: { id: number; mailDomains: string[] } | undefined
  /** The value that a default fills in, where it would be one. */
  byDefault?: unknown
}

/** All fields of a company that there are, in the order of their definitions. */
export function CompanyFields({
  fields,
  isDefault,
  company,
}: {
  fields: FieldAnswer[]
  /** What a default fills in at a path, or has filled in. */
  isDefault: (field: FieldAnswer) => unknown
  company?: CompanyFieldProps['company']
}) {
  return fields.map((field) => (
    <CompanyField key={field.path} field={field} company={company} byDefault={isDefault(field)} />
  ))
}

/** One field of a company, in a form of companies. */
export function CompanyField({ field, layout, company, byDefault }: CompanyFieldProps) {
  const label = useFieldLabel()(field)
  const marked = useMark(field, byDefault)
  if (field.path === 'name') return <NameField label={label} layout={layout} opens={!layout} />
  if (field.path === 'mailDomains')
    return <MailDomainsField label={label} layout={layout} company={company} />
  return <FieldInput field={field} layout={layout} byDefault={marked} />
}

type NameFieldProps = {
  label: string
  layout?: FieldLayout
  /** The focus comes here, rather than to the title, when the page has changed. */
  opens: boolean
}

function NameField({ label, layout, opens }: NameFieldProps) {
  const { register } = useFormContext()
  return (
    <FormField name="name" label={label} layout={layout} explain={explainNameTaken}>
      <TextInput {...register('name')} data-page-title={opens ? '' : undefined} />
    </FormField>
  )
}

/** "by default", with the way to empty the field, while the value is the default. */
function useMark(field: FieldAnswer, byDefault: unknown): { onClear: () => void } | undefined {
  const { setValue, setFocus } = useFormContext()
  const value: unknown = useWatch({ name: field.path })
  const standing = formValueOf(field, byDefault)
  if (standing === '' || typeof standing === 'boolean' || value !== standing) return undefined
  return {
    onClear: () => {
      setValue(field.path, '', { shouldDirty: true })
      setTimeout(() => setFocus(field.path))
    },
  }
}
