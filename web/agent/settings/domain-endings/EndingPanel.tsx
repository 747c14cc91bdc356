import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { DomainEndingAnswer, DomainEndingBody } from '../../../../server/modules/domains/wire.ts'
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
import { orTold } from '../fields/use-field-changes.ts'
import { EndingFields } from './EndingFields.tsx'
import { bodyOf, type EndingValues, valuesOf } from './ending-values.ts'
import css from './endings.module.css'
import { endingsQuery } from './queries.ts'
import { useEndingName } from './use-ending-name.ts'

/** `/agent/settings/domain-endings/<id>`: what one ending asks for. */
export function EndingPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { id } = useParams({ strict: false })
  const nameOf = useEndingName()
  const { data, error, refetch } = useQuery(endingsQuery)
  const ending = data?.items.find((each) => String(each.id) === id)
  const title = ending ? nameOf(ending.ending) : t`Ending`
  usePageTitle(title)
  return (
    <Panel
      key={id}
      title={title}
      lead={
        ending && <Plural value={ending.domains} one="# domain goes by it." other="# domains go by it." />
      }
      onClose={() => void navigate({ to: paths.domainEndings() })}
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !ending && (
        <EmptyState kind="no-match" title={t`There is no such ending`}>
          {t`The link may be wrong, or it was deleted.`}
        </EmptyState>
      )}
      {ending && <EditEnding key={ending.version} ending={ending} onReread={() => void refetch()} />}
    </Panel>
  )
}

function EditEnding({ ending, onReread }: { ending: DomainEndingAnswer; onReread: () => void }) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const name = useEndingName()(ending.ending)
  const patch = async (body: DomainEndingBody, version: number) => {
    const path = `/api/agent/settings/domain-endings/${ending.id}`
    const saved = await api.patch<DomainEndingAnswer>(path, body, { version })
    await queryClient.invalidateQueries({ queryKey: endingsQuery.queryKey })
    return saved
  }
  const entry = useEntryForm<EndingValues, DomainEndingAnswer>({
    start: valuesOf(ending),
    save: (values) => patch(bodyOf(values), ending.version),
    saved: ({ version }) =>
      toast(
        t`${name} saved`,
        version === ending.version ? undefined : () => patch(bodyOf(valuesOf(ending)), version),
      ),
    fieldOf: fieldOfEnding,
  })
  const remove = useRemove(ending, name)
  return (
    <EntryForm entry={entry} label={name}>
      {entry.failure?.status === 412 && (
        <Say tone="warn" role="alert" title={t`This ending was changed meanwhile`}>
          <Button look="link" onClick={onReread}>{t`Show what is saved now`}</Button>
        </Say>
      )}
      <PanelBody>
        <EndingFields />
      </PanelBody>
      <PanelFoot>
        <div className={css.foot}>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
          {ending.ending !== '' && <Button look="danger" onClick={() => void remove()}>{t`Delete`}</Button>}
        </div>
      </PanelFoot>
    </EntryForm>
  )
}

/** Its domains then go by a shorter ending, or by all others; taken back, it has a new number. */
function useRemove(ending: DomainEndingAnswer, name: string) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const path = '/api/agent/settings/domain-endings'
  const again = () => queryClient.invalidateQueries({ queryKey: endingsQuery.queryKey })
  const giveBack = () =>
    orTold(() => api.post(path, { ending: ending.ending, ...bodyOf(valuesOf(ending)) })).then(again)
  return () =>
    orTold(async () => {
      await api.delete(`${path}/${ending.id}`, { version: ending.version })
      toast(t`${name} deleted`, giveBack)
      await again()
      await navigate({ to: paths.domainEndings() })
    })
}

/** Problems within a list belong to its field. */
export const fieldOfEnding = ({ path }: { path: string }): string =>
  path.replace(/^(roles|reminderDays)\..*/, '$1').replace(/^(needs\.\w+)\..*/, '$1')
