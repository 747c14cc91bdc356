import { useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { Button } from '../../../ui/Button.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { CompanyBlock } from './CompanyBlock.tsx'
import { CompanyPicker } from './CompanyPicker.tsx'
import css from './membership.module.css'
import { TicketTick } from './TicketTick.tsx'
import { useSuggestedCompanies } from './use-suggested.ts'
import { type CompanyInForm, withCompany, withoutCompany } from './values.ts'

type Values = { companies: CompanyInForm[] }

/** The contact's companies: those chosen, those that the mail domain brings, and the way to another one. */
export function CompaniesField({ layout, known = [] }: { layout?: FieldLayout; known?: string[] }) {
  const { t } = useLingui()
  const { setValue, getValues } = useFormContext<Values>()
  const companies = useWatch<Values, 'companies'>({ name: 'companies' })
  const [isAdding, setAdding] = useState(false)
  const suggested = useSuggestedCompanies(known).filter(
    ({ id }) => !companies.some(({ companyId }) => companyId === id),
  )
  const keep = (list: CompanyInForm[]) => setValue('companies', list, { shouldDirty: true })
  const change = (place: number, changes: Partial<CompanyInForm>) =>
    keep(getValues('companies').map((company, at) => (at === place ? { ...company, ...changes } : company)))
  const makePrimary = (place: number) =>
    keep(getValues('companies').map((company, at) => ({ ...company, isPrimary: at === place })))
  const count = companies.length + suggested.length
  const chosen = companies.map((company, place) => (
    <CompanyBlock
      key={company.companyId ?? `new ${company.name}`}
      name={company.name}
      words={company.name}
      note={company.companyId === null && t`It will be created`}
      isPrimary={company.isPrimary && count > 1}
      onMakePrimary={company.isPrimary ? undefined : () => makePrimary(place)}
      onRemove={() => keep(withoutCompany(companies, place))}
    >
      <TicketTick
        of={company.name}
        checked={company.seesCompanyTickets}
        onChange={(event) => change(place, { seesCompanyTickets: event.currentTarget.checked })}
      />
    </CompanyBlock>
  ))
  // What is ticked in one of these makes it a chosen one, in the same place of the page: the focus stays.
  const byDomain = suggested.map(({ id, name, domain }) => (
    <CompanyBlock key={id} name={name} words={name} note={t`By the domain of the e-mail, ${domain}`}>
      <TicketTick
        of={name}
        checked={false}
        onChange={() =>
          keep(withCompany(getValues('companies'), { companyId: id, name, seesCompanyTickets: true }))
        }
      />
    </CompanyBlock>
  ))
  return (
    <FormFieldGroup name="companies" label={t`Companies`} layout={layout}>
      {count > 0 && <ul className={css.companies}>{[...chosen, ...byDomain]}</ul>}
      {isAdding || count === 0 ? (
        <CompanyPicker
          label={t`Add a company`}
          except={companies.flatMap(({ companyId }) => companyId ?? [])}
          onPick={(picked) => {
            setAdding(false)
            keep(withCompany(getValues('companies'), picked))
          }}
        />
      ) : (
        <p className={css.another}>
          <Button look="link" onClick={() => setAdding(true)}>{t`Associate another`}</Button>
        </p>
      )}
    </FormFieldGroup>
  )
}
