import { useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { ApiProblem, api } from '../../shared/api.ts'
import { speak } from '../../shared/locale.tsx'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { providerQuery } from '../../shared/provider.ts'
import { linkPath } from '../../shared/security/link.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useMailedToken } from '../entering/use-mailed-token.ts'
import css from './mail.module.css'

type Answer = { workspace: { name: string }; language?: 'es' | 'en' }
type Purpose =
  | 'decline'
  | 'unknown-account'
  | 'registrant-change'
  | 'registrant-verification'
  | 'confirm-mail'
  | 'attachment'

type MailLinkPageProps<Of extends Answer> = {
  purpose: Purpose
  /** The page of a link that means something; `path` is where it is posted to, `take` shows what that answered. */
  children: (answer: Of, use: { path: string; take: (answer: Of) => void }) => ReactNode
}

/** What a link below a mail opens: looks at it, which changes nothing, and shows the page that fits. */
export function MailLinkPage<Of extends Answer>({ purpose, children }: MailLinkPageProps<Of>) {
  const token = useMailedToken()
  const queryClient = useQueryClient()
  const path = linkPath(`/api/mail-actions/${purpose}`, token)
  const queryKey = ['mail-link', purpose, token]
  const { data, error, refetch } = useQuery({
    queryKey,
    queryFn: async (): Promise<Of | null> => {
      const answer = token === '' ? null : await look<Of>(path)
      if (answer?.language) await speak(answer.language)
      const { workspace } = answer ?? {}
      if (workspace) queryClient.setQueryData(providerQuery.queryKey, { name: workspace.name })
      return answer
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })
  if (error) return <WentWrong error={error} reset={() => void refetch()} />
  if (data === undefined) return <Skeleton />
  if (data === null) return <NoLink />
  return children(data, { path, take: (answer) => queryClient.setQueryData(queryKey, answer) })
}

/** Every text that is no link of ours, too long ones too, is refused. */
async function look<Of>(path: string): Promise<Of | null> {
  try {
    return await api.get<Of>(path)
  } catch (problem) {
    if (problem instanceof ApiProblem && [400, 404, 414, 422].includes(problem.status)) return null
    throw problem
  }
}

function NoLink() {
  const { t } = useLingui()
  // No answer said whose mail it was.
  useQuery(providerQuery)
  // No answer says whose client area it is.
  useQuery(providerQuery)
  return (
    <>
      <PageTitle title={t`This link leads nowhere`} />
      <p className={css.lead}>
        {t`It may have been cut off on its way: then it helps to copy it whole from the mail.`}
      </p>
    </>
  )
}
