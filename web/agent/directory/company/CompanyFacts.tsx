import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { FieldValue } from '../../../shared/fields/FieldValue.tsx'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { Facts } from '../../../ui/Facts.tsx'
import { companyFieldsQuery } from '../../trail/field-labels.ts'
import { CompanyField } from '../company-form/CompanyFields.tsx'
import { EditInPlace } from '../record/EditInPlace.tsx'
import { FormInPlace } from '../record/FormInPlace.tsx'
import css from '../record/record.module.css'
import { StaleCompany } from './StaleCompany.tsx'
import { useCompanyForm } from './use-company-form.ts'
import { valueAt } from './value-at.ts'

/** What is known of a company, in the order of the definitions, each fact edited in its place. */
export function CompanyFacts({ company }: { company: CompanyAnswer }) {
  const { data: fields } = useSuspenseQuery(companyFieldsQuery)
  return (
    <Facts>
      {fields.items.map((field) => (
        <CompanyFact key={field.path} company={company} field={field} />
      ))}
    </Facts>
  )
}

function CompanyFact({ company, field }: { company: CompanyAnswer; field: FieldAnswer }) {
  const { t } = useLingui()
  const name = useFieldLabel()(field)
  const isDefault = company.defaultsApplied.includes(field.path)
  return (
    <EditInPlace
      name={name}
      value={<Value company={company} field={field} />}
      notes={isDefault && <span className={css.default}>{t`by default`}</span>}
      form={(close) => <CompanyFactForm company={company} field={field} label={name} onClose={close} />}
    />
  )
}

function Value({ company, field }: { company: CompanyAnswer; field: FieldAnswer }) {
  const { t } = useLingui()
  const nothing = <span className="meta">{t`empty`}</span>
  if (field.path === 'mailDomains') {
    if (company.mailDomains.length === 0) return nothing
    return <span className={css.lines}>{company.mailDomains.map(({ typed }) => typed).join('\n')}</span>
  }
  const value = valueAt(company, field.path)
  if (value === null || value === undefined || value === '') return nothing
  return <FieldValue field={field} value={value} />
}

type CompanyFactFormProps = {
  company: CompanyAnswer
  field: FieldAnswer
  label: string
  onClose: () => void
}

function CompanyFactForm({ company, field, label, onClose }: CompanyFactFormProps) {
  const { entry, change, read } = useCompanyForm(company, onClose)
  return (
    <FormInPlace entry={entry} change={change} Versions={StaleCompany} label={label} onClose={onClose}>
      <CompanyField field={field} layout="bare" company={read} />
    </FormInPlace>
  )
}
