import { useSuspenseQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import type { CompanyAnswer, CompanyBody } from '../../../../server/modules/directory/wire.ts'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { companyFieldsQuery } from '../../trail/field-labels.ts'
import { changedBodyOf, placeOfProblem } from '../company-form/draft-of.ts'
import { type CompanyValues, valuesOf } from '../company-form/values.ts'
import { type Outcome, useRecordChange } from '../record/use-record-change.ts'
import { useCompanyChanged } from './use-company-changed.ts'

/** A form over a company as it was read: what was changed in it is saved, from that version. */
export function useCompanyForm(company: CompanyAnswer, onDone: (outcome: Outcome<CompanyAnswer>) => void) {
  const { data: fields } = useSuspenseQuery(companyFieldsQuery)
  const read = useRef({ company, values: valuesOf(company, fields.items) }).current
  const changed = useCompanyChanged()
  const change = useRecordChange<CompanyAnswer, CompanyBody>({
    path: `/api/agent/companies/${company.id}`,
    read: read.company,
    changed,
    onDone,
  })
  const entry = useEntryForm<CompanyValues, void>({
    start: read.values,
    save: (values) => change.send(changedBodyOf(values, read.values, fields.items), read.company.version),
    saved: () => undefined,
    fieldOf: placeOfProblem,
  })
  return {
    entry,
    change,
    fields: fields.items,
    read: { id: company.id, mailDomains: read.values.mailDomains },
  }
}
