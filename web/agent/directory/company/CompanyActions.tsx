import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { CompanyAnswer } from '../../../../server/modules/directory/wire.ts'
import type { Deleted } from '../../../../server/modules/upkeep/wire.ts'
import { api } from '../../../shared/api.ts'
import { useActions } from '../../../shared/keys.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Menu } from '../../../ui/Menu.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useUndo } from '../../trail/use-undo.ts'
import { useAgent } from '../../use-agent.ts'
import { told } from '../contact/told.ts'
import css from '../record/record.module.css'
import { companyQuery } from './queries.ts'

/** What can be done with a company; all of it can be undone. */
export function CompanyActions({ company: { id, name } }: { company: CompanyAnswer }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { session } = useAgent()
  const undo = useUndo()
  const mayWrite = isFor(session, { permission: 'contacts.write' })
  const edit = () => void navigate({ to: paths.editCompany(id) })
  useActions(mayWrite ? [{ id: 'edit', title: t`Edit ${name}`, group: 'page', keys: 'e', run: edit }] : [])
  const remove = () =>
    told(async () => {
      const { undoId } = await api.delete<Deleted>(`/api/agent/companies/${id}`)
      await navigate({ to: paths.companies() })
      queryClient.removeQueries({ queryKey: companyQuery(id).queryKey })
      for (const queryKey of [['companies'], ['contact'], ['contacts'], ['trail']])
        void queryClient.invalidateQueries({ queryKey })
      toast(t`${name} was deleted. Its contacts stay.`, async () => {
        if (await undo(undoId)) await navigate({ to: paths.company(id) })
      })
    })
  if (!mayWrite)
    return (
      <div className={css.actions}>
        <Button reason={t`Your role only allows reading`}>{t`Edit`}</Button>
      </div>
    )
  return (
    <div className={css.actions}>
      <Button keys="e" onClick={edit}>{t`Edit`}</Button>
      <Menu
        label={t`More`}
        entries={[{ id: 'delete', label: t`Delete company`, isDanger: true, onAction: () => void remove() }]}
      />
    </div>
  )
}
