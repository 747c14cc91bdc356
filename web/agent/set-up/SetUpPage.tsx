import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SetUpDone, SetUpLinkMissing } from './NoSetUp.tsx'
import { SetUpForm } from './SetUpForm.tsx'
import { setUpQuery } from './set-up-query.ts'

/** `/agent/set-up/<secret>`: the form while the link opens it, else what to do instead. */
export function SetUpPage() {
  const { secret = '' } = useParams({ strict: false })
  const queryClient = useQueryClient()
  const query = setUpQuery(secret)
  const { data, error, refetch } = useQuery(query)
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  if (!data) return <Skeleton />
  if (data.state === 'done') return <SetUpDone />
  if (data.state === 'closed') return <SetUpLinkMissing hasLink={secret !== ''} />
  return <SetUpForm secret={secret} onLate={() => void queryClient.invalidateQueries(query)} />
}
