import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { api, newIdempotencyKey } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { DepartmentFields } from './DepartmentFields.tsx'
import { bodyOf, type DepartmentValues, fieldOf, noDepartment } from './department-values.ts'
import { type Department, departmentsPath, departmentsQuery } from './queries.ts'

/** `/agent/settings/departments/new` */
export function NewDepartmentPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const title = t`New department`
  usePageTitle(title)
  const [idempotencyKey] = useState(newIdempotencyKey)
  const entry = useEntryForm<DepartmentValues, Department>({
    start: noDepartment,
    draft: 'new-department',
    fieldOf,
    save: (values) => api.post<Department>(departmentsPath, bodyOf(values), { idempotencyKey }),
    saved: ({ id, name }) => {
      toast(t`${name} added`)
      void queryClient.invalidateQueries({ queryKey: departmentsQuery.queryKey })
      void navigate({ to: paths.department(id) })
    },
  })
  return (
    <Panel title={title} onClose={() => void navigate({ to: paths.departments() })}>
      <EntryForm entry={entry} label={title}>
        <PanelBody>
          <DepartmentFields />
        </PanelBody>
        <PanelFoot>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
        </PanelFoot>
      </EntryForm>
    </Panel>
  )
}
