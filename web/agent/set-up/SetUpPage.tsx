import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { ApiProblem } from '../../shared/api.ts'
import { sessionQuery } from '../../shared/session.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { SetUpDone, SetUpLinkMissing } from './NoSetUp.tsx'
import { SetUpForm } from './SetUpForm.tsx'

/** `/agent/set-up/<secret>`: the form while there is no workspace; else, or without the secret, what to do instead. */
export function SetUpPage() {
  const { secret = '' } = useParams({ strict: false })
  const session = useQuery({ ...sessionQuery('agent'), retry: false })
  if (session.isPending) return <Skeleton />
  if (session.isSuccess) return <SetUpDone isSignedIn />
  const problem = session.error
  if (!(problem instanceof ApiProblem) || problem.status !== 401)
    return <WentWrong error={problem} reset={() => void session.refetch()} />
  if (!problem.type.endsWith('/not-set-up')) return <SetUpDone />
  return looksWhole(secret) ? <SetUpForm secret={secret} /> : <SetUpLinkMissing />
}

/** A link that was cut off when copied is told at once; whether the secret is right only the server knows. */
function looksWhole(secret: string) {
  return /^[\w-]{43}$/.test(secret)
}
