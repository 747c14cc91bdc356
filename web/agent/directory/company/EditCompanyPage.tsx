import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { CompanyFields } from '../company-form/CompanyFields.tsx'
import formCss from '../company-form/company-form.module.css'
import { told } from '../contact/told.ts'
import { ForWriters } from '../form/ForWriters.tsx'
import { useCompanyId } from './company-id.ts'
import { companyQuery } from './queries.ts'
import { StaleCompany } from './StaleCompany.tsx'
import { useCompanyForm } from './use-company-form.ts'
import { valueAt } from './value-at.ts'

/** `/agent/companies/<id>/edit`: everything at once, beside the record. */
export function EditCompanyPage() {
  const { t } = useLingui()
  return (
    <ForWriters title={t`Edit company`} back={paths.company(useCompanyId())}>
      <EditCompany />
    </ForWriters>
  )
}

function EditCompany() {
  const { t } = useLingui()
  const navigate = useNavigate()
  usePageTitle(t`Edit company`)
  const { data: company } = useSuspenseQuery(companyQuery(useCompanyId()))
  const close = () => void navigate({ to: paths.company(company.id) })
  const { entry, change, fields, read } = useCompanyForm(company, (outcome) => {
    if (outcome.is === 'saved') {
      const { name } = outcome.answer
      toast(t({ message: `${name} was saved`, context: 'company' }))
    }
    close()
  })
  return (
    <Panel title={t`Edit company`} lead={company.name} onClose={close}>
      {change.stale ? (
        <PanelBody>
          <StaleCompany
            stale={change.stale}
            onSend={(draft, version) => void told(() => change.send(draft, version))}
            onDiscard={change.discard}
          />
        </PanelBody>
      ) : (
        <EntryForm entry={entry} label={t`Edit company`}>
          <PanelBody>
            <CompanyFields
              fields={fields}
              company={read}
              isDefault={({ path }) =>
                company.defaultsApplied.includes(path) ? valueAt(company, path) : undefined
              }
            />
          </PanelBody>
          <PanelFoot>
            <div className={formCss.acts}>
              <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
              <Button onClick={close}>{t`Cancel`}</Button>
            </div>
          </PanelFoot>
        </EntryForm>
      )}
    </Panel>
  )
}
