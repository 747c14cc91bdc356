import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useRef } from 'react'
import { useWatch } from 'react-hook-form'
import type { RolesChanged } from '../../../server/modules/domains/wire.ts'
import { api } from '../../shared/api.ts'
import { EntryForm } from '../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../shared/form/use-entry-form.ts'
import css from './domains.module.css'
import { Incomplete } from './Incomplete.tsx'
import { consequencesQuery, type Matrix, matrixQuery, type RoleChange } from './queries.ts'
import { RegistrantWarning } from './RegistrantWarning.tsx'
import { RoleTable } from './RoleTable.tsx'
import { UseForAll } from './UseForAll.tsx'
import { useSaidChanges } from './use-said-changes.ts'
import { cellOf, changesIn, lacksIn, type RoleValues, valuesOf } from './values.ts'
import { WaitingChanges } from './WaitingChanges.tsx'

/** Domains × roles; all changes are saved at once, or none. */
export function RolesForm({ account, matrix }: { account: number; matrix: Matrix }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const sent = useRef<RoleChange[]>([])
  const entry = useEntryForm<RoleValues, RolesChanged>({
    start: valuesOf(matrix.items),
    save: (values) => {
      sent.current = changesIn(values, matrix.items)
      return api.put<RolesChanged>(`/api/area/${account}/domains/roles`, { changes: sent.current })
    },
    saved: (answer) => {
      sayChanges(answer, sent.current.length)
      void readAnew()
    },
    fieldOf: (problem) => cellOf(problem, sent.current),
  })
  /** What was chosen and not saved stays. */
  const readAnew = async () => {
    const { items } = await queryClient.fetchQuery({ ...matrixQuery(account), staleTime: 0 })
    entry.form.reset(valuesOf(items), { keepDirtyValues: true })
  }
  const sayChanges = useSaidChanges(account, readAnew)
  const values = useWatch({ control: entry.form.control }) as RoleValues
  const changes = changesIn(values, matrix.items)
  const registrants = changes.filter(({ role }) => role === 'registrant')
  const consequences = useQuery(consequencesQuery(account, registrants))
  const { incomplete, holders } = lacksIn(matrix, values)
  const isAsking = registrants.length > 0 && consequences.isPending
  return (
    <EntryForm entry={entry} label={t`Roles in your domains`}>
      <Incomplete account={account} count={incomplete.size} holders={holders} />
      <RoleTable key={q} matrix={matrix} values={values} incomplete={incomplete} asked={q} />
      <WaitingChanges account={account} domains={matrix.items} onChange={readAnew} />
      <UseForAll matrix={matrix} />
      <RegistrantWarning consequences={registrants.length > 0 ? (consequences.data ?? []) : []} />
      <div className={css.actions}>
        <SubmitButton
          reason={
            (changes.length === 0 && t`There are no unsaved changes`) ||
            (isAsking && t`Looking up who would be asked…`)
          }
        >{t`Save the changes`}</SubmitButton>
        <span className="soft" role="status">
          {changes.length > 0 && <Unsaved count={changes.length} />}
        </span>
      </div>
    </EntryForm>
  )
}

function Unsaved({ count }: { count: number }) {
  const { t } = useLingui()
  return count === 1 ? t`1 unsaved change` : t`${count} unsaved changes`
}
