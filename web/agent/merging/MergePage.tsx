import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { ApiProblem } from '../../shared/api.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { NotFound } from '../../shared/WentWrong.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { MergeForm } from './MergeForm.tsx'
import { mergePreviewQuery, readOthers } from './queries.ts'

/** `/agent/contacts/<id>/merge/<ids>`: several contacts beside each other before they become one. */
export function MergePage() {
  const { t } = useLingui()
  const { session } = useAgent()
  if (isFor(session, { permission: 'contacts.write' })) return <Compared />
  return (
    <EmptyState kind="no-right" title={<PageTitle title={t`No permission to merge contacts`} />}>
      {t`Administrators and owners can give it.`}
    </EmptyState>
  )
}

function Compared() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const params = useParams({ strict: false }) as { id?: string; others?: string }
  const id = Number(params.id)
  const others = readOthers(params.others)
  const { data, error } = useQuery({
    ...mergePreviewQuery(id, others),
    enabled: others.length > 0,
    // Where only the survivor is another, what was chosen stays in sight until the answer is there.
    placeholderData: keepPreviousData,
  })
  if (others.length === 0) return <NotFound />
  if (error instanceof ApiProblem && [404, 422].includes(error.status)) return <NotFound />
  if (error && !data) throw error
  if (!data) return <Skeleton />
  const show = (survivor: number, rest: readonly number[]) =>
    void navigate({ to: paths.mergeContacts(survivor, rest.join()), replace: true })
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`Merge contacts`} />}
      lead={t`One of them stays, with what is chosen here and all that hangs from the others. Nobody is told, and it can be undone for 30 days.`}
    >
      <MergeForm
        key={data.contacts
          .map(({ contact }) => contact.id)
          .toSorted((one, other) => one - other)
          .join()}
        preview={data}
        onShow={show}
      />
    </Page>
  )
}
