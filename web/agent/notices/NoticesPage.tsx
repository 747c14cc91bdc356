import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Tabs } from '../../ui/Tabs.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import { NoticeRows } from './NoticeRows.tsx'
import css from './notices.module.css'
import { categoriesQuery, noticesQuery } from './queries.ts'

const exactly = { exact: true, includeSearch: true }

/** `/agent/notices`: all notices, newest first. */
export function NoticesPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const search = useSearch({ from: '/shell/further/agent/notices' })
  const { data, error, refetch } = useQuery(noticesQuery(search))
  const maySend = isFor(session, { permission: 'notices.send' })
  const write = (
    <Button
      look="primary"
      icon="plus"
      reason={!maySend && t`Agents write notices; viewers read them.`}
      onClick={() => void navigate({ to: paths.newNotice() })}
    >
      {t`New notice`}
    </Button>
  )
  const isEmpty = data?.items.length === 0
  return (
    <Page
      width="wide"
      title={<PageTitle title={t`Notices`} />}
      lead={t`Messages to accounts: from the billing system and others by the API, from mailings, and by hand. Each shows who got it, and why.`}
      actions={!isEmpty && write}
    >
      <CategoryTabs />
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {isEmpty && (
        <EmptyState
          kind={search.category ? 'no-match' : 'none-yet'}
          title={search.category ? t`No notices in this category` : t`No notices yet`}
          actions={write}
        >
          {!search.category && t`They will appear here as soon as a program or an agent sends the first one.`}
        </EmptyState>
      )}
      {data && !isEmpty && (
        <>
          <NoticeRows items={data.items} />
          <p className={css.pages}>
            {search.after && (
              <Link to={paths.notices()} search={{ ...search, after: undefined }}>
                {t`Newest`}
              </Link>
            )}
            {data.next && (
              <Link to={paths.notices()} search={{ ...search, after: data.next }}>
                {t`Older`}
              </Link>
            )}
          </p>
        </>
      )}
    </Page>
  )
}

function CategoryTabs() {
  const { t } = useLingui()
  const words = useCategoryWords()
  const { data } = useQuery(categoriesQuery)
  return (
    <div className={css.tabs}>
      <Tabs label={t`Categories`}>
        <Link to={paths.notices()} search={{}} activeOptions={exactly}>{t`All`}</Link>
        {data?.items
          .filter(({ isOffered }) => isOffered)
          .map(({ category }) => (
            <Link key={category} to={paths.notices()} search={{ category }} activeOptions={exactly}>
              {words(category)}
            </Link>
          ))}
      </Tabs>
    </div>
  )
}
