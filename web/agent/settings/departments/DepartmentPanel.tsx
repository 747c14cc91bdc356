import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { DepartmentChanged } from '../../../../server/modules/departments/wire.ts'
import { api } from '../../../shared/api.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { ChangedMeanwhile } from '../ChangedMeanwhile.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import css from '../settings.module.css'
import { useTakeBack } from '../use-take-back.ts'
import { DepartmentFields } from './DepartmentFields.tsx'
import { bodyOf, type DepartmentValues, fieldOf, valuesOf } from './department-values.ts'
import { type Department, departmentsPath, departmentsQuery } from './queries.ts'

/** `/agent/settings/departments/<id>` */
export function DepartmentPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const { data, error, refetch } = useQuery(departmentsQuery)
  const department = data?.find((each) => String(each.id) === id)
  const title = department?.name ?? t`Department`
  usePageTitle(title)
  return (
    <Panel key={id} title={title} onClose={() => void navigate({ to: paths.departments() })}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !department && (
        <EmptyState kind="no-match" title={t`There is no such department`}>
          {t`The link may be wrong.`}
        </EmptyState>
      )}
      {department && (
        <Edit key={department.version} department={department} onReread={() => void refetch()} />
      )}
    </Panel>
  )
}

function Edit({ department, onReread }: { department: Department; onReread: () => void }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const takeBack = useTakeBack(departmentsQuery.queryKey)
  const { id, name, version, archivedAt } = department
  const path = `${departmentsPath}/${id}`
  const anew = () => queryClient.invalidateQueries({ queryKey: departmentsQuery.queryKey })
  const entry = useEntryForm<DepartmentValues, DepartmentChanged>({
    start: valuesOf(department),
    fieldOf,
    save: (values) => api.patch<DepartmentChanged>(path, bodyOf(values), { version }),
    saved: ({ department: saved, undoId }) => {
      toast(t`${saved.name} saved`, takeBack(undoId))
      void anew()
    },
  })
  const archive = () =>
    orTold(async () => {
      const { undoId } = await api.put<DepartmentChanged>(`${path}/archival`, undefined, { version })
      toast(t`${name} archived`, takeBack(undoId))
      await anew()
    })
  const restore = () =>
    orTold(async () => {
      await api.delete<DepartmentChanged>(`${path}/archival`, { version })
      toast(t`${name} is in use again`)
      await anew()
    })
  return (
    <EntryForm entry={entry} label={name}>
      <ChangedMeanwhile status={entry.failure?.status} onReread={onReread} />
      <PanelBody>
        {archivedAt && (
          <Say title={t`Archived`}>
            <p>{t`New tickets cannot be of it. Its tickets stay, and answers to them arrive.`}</p>
          </Say>
        )}
        <DepartmentFields />
      </PanelBody>
      <PanelFoot>
        <div className={css.buttons}>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
          {archivedAt ? (
            <Button onClick={() => void restore()}>{t`Take back into use`}</Button>
          ) : (
            <Button onClick={() => void archive()}>{t`Archive`}</Button>
          )}
        </div>
      </PanelFoot>
    </EntryForm>
  )
}
