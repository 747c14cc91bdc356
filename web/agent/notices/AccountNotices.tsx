import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { lazy } from 'react'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { loadFurtherTexts } from '../further-texts.ts'
import { NoticeRows } from './NoticeRows.tsx'
import { noticesOfAccountQuery } from './queries.ts'

/** The last notices of an account, for its page; wrap it in `Suspense`. Its texts come with it. */
export const AccountNotices = lazy(async () => {
  await loadFurtherTexts()
  return { default: LastNotices }
})

function LastNotices({ accountId }: { accountId: number }) {
  const { t } = useLingui()
  const { data, error } = useQuery(noticesOfAccountQuery(accountId))
  if (error) return <p role="alert">{error.message}</p>
  if (!data) return <Skeleton />
  if (data.items.length === 0) return <EmptyState kind="none-yet" title={t`No notices to this account yet`} />
  return <NoticeRows items={data.items} of="account" />
}
