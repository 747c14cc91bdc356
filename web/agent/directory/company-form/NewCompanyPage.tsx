import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import { api } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { companyFieldsQuery } from '../../trail/field-labels.ts'
import { useCompanyChanged } from '../company/use-company-changed.ts'
import { ForWriters } from '../form/ForWriters.tsx'
import { readNewSearch } from '../form/new-search.ts'
import { idempotencyKeys } from '../form/save-new-contact.ts'
import { CompanyFields } from './CompanyFields.tsx'
import css from './company-form.module.css'
import { newBodyOf, placeOfProblem } from './draft-of.ts'
import { useRequiredWords } from './use-required-words.ts'
import { type CompanyValues, emptyValues } from './values.ts'

const another = 'another'

/** `/agent/companies/new` */
export function NewCompanyPage() {
  const { t } = useLingui()
  return (
    <ForWriters title={t`New company`} back={paths.companies()}>
      <NewCompany />
    </ForWriters>
  )
}

function NewCompany() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const changed = useCompanyChanged()
  const { data: fields } = useSuspenseQuery(companyFieldsQuery)
  const { prefill } = readNewSearch(useSearch({ strict: false }) as Record<string, unknown>)
  const [keyFor] = useState(idempotencyKeys)
  const empty = emptyValues(fields.items)
  usePageTitle(t`New company`)

  const entry = useEntryForm<CompanyValues, CompanyAnswer>({
    start: prefill ? { ...empty, name: prefill } : empty,
    draft: prefill ? `new-company ${prefill}` : 'new-company',
    save: (values) => {
      const body = newBodyOf(values, empty, fields.items)
      return api.post<CompanyAnswer>('/api/agent/companies', body, { idempotencyKey: keyFor(body) })
    },
    saved: (company, button) => goOn(company, button),
    fieldOf: placeOfProblem,
  })
  const close = () => void navigate({ to: paths.companies() })

  const goOn = (company: CompanyAnswer, button: string) => {
    changed(company)
    const { name } = company
    toast(t({ message: `${name} was saved`, context: 'company' }))
    if (button !== another) return void navigate({ to: paths.company(company.id), replace: true })
    entry.form.reset(empty)
    setTimeout(() => entry.form.setFocus('name'))
  }
  return (
    <Panel title={t`New company`} lead={useRequiredWords(fields.items)} onClose={close}>
      <EntryForm entry={entry} label={t`New company`}>
        <PanelBody>
          <CompanyFields fields={fields.items} isDefault={({ defaultValue }) => defaultValue} />
        </PanelBody>
        <PanelFoot>
          <div className={css.acts}>
            <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
            <SubmitButton look="plain" value={another} keys="$mod+Shift+Enter">
              {t({ message: 'Save and create another', context: 'company' })}
            </SubmitButton>
          </div>
        </PanelFoot>
      </EntryForm>
    </Panel>
  )
}
