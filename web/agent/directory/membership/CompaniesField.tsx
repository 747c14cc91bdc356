import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useFormContext, useWatch } from 'react-hook-form'
import type { Problem } from '../../../shared/api.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { FormFieldGroup } from '../../../shared/form/FormField.tsx'
import type { FieldLayout } from '../../../ui/Field.tsx'
import { paths } from '../../paths.ts'
import { fieldsQueryOf } from '../../trail/field-labels.ts'
import { useAgent } from '../../use-agent.ts'
import { AnotherCompany } from './AnotherCompany.tsx'
import { CompanyBlock } from './CompanyBlock.tsx'
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
  const { severalCompanies } = useAgent().session.workspace
  const mayJoin = severalCompanies ? Number.POSITIVE_INFINITY : 1 - companies.length
  const suggested = useSuggestedCompanies(known)
    .filter(({ id }) => !companies.some(({ companyId }) => companyId === id))
    .slice(0, Math.max(mayJoin, 0))
  const keep = (list: CompanyInForm[]) => setValue('companies', list, { shouldDirty: true })
  const change = (place: number, changes: Partial<CompanyInForm>) =>
    keep(getValues('companies').map((company, at) => (at === place ? { ...company, ...changes } : company)))
  const makePrimary = (place: number) =>
    keep(getValues('companies').map((company, at) => ({ ...company, isPrimary: at === place })))
  const count = companies.length + suggested.length
  const ofNewCompany = useProblemOfNew(companies)
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
    <FormFieldGroup
      name="companies"
      label={severalCompanies ? t`Companies` : t`Company`}
      layout={layout}
      explain={ofNewCompany}
      hint={count === 0 && t`Found by its name; one that there is not yet can be created`}
    >
      {count > 0 && <ul className={css.companies}>{[...chosen, ...byDomain]}</ul>}
      {(severalCompanies || count === 0) && (
        <AnotherCompany
          button={count > 0 && t`Associate another`}
          except={companies.flatMap(({ companyId }) => companyId ?? [])}
          onPick={(picked) => keep(withCompany(getValues('companies'), picked))}
        />
      )}
    </FormFieldGroup>
  )
}

/** What is missing in a company that is created with the contact, which of it, and where it can be given. */
function useProblemOfNew(companies: readonly CompanyInForm[]) {
  const { t } = useLingui()
  const label = useFieldLabel()
  const isMaking = companies.some(({ companyId }) => companyId === null)
  const { data } = useQuery({ ...fieldsQueryOf('company'), enabled: isMaking })
  return ({ of = '', message }: Problem) => {
    const [, at, path] = /^companies\.(\d+)\.(.+)$/.exec(of) ?? []
    const company = companies[Number(at)]
    if (!company || company.companyId !== null) return message
    const field = data?.items.find((each) => each.path === path)
    const what = [company.name, field && label(field), message].filter(Boolean).join(': ')
    return (
      <>
        {what}. <Link to={paths.newCompany()}>{t`Create the company on a page of its own`}</Link>
      </>
    )
  }
}
