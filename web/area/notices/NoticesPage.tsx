import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { useCategoryWords } from '../../shared/routing-words.ts'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { Select } from '../../ui/TextInput.tsx'
import { paths } from '../paths.ts'
import { useAccountId } from '../use-account-id.ts'
import { useCustomer } from '../use-customer.ts'
import { NoticeTable } from './NoticeTable.tsx'
import css from './notices.module.css'
import { choicesQuery, noticesQuery } from './queries.ts'
import type { NoticesSearch } from './search.ts'

/** `/area/<account>/notices`: what the provider wrote to the account. */
export function NoticesPage() {
  const { t } = useLingui()
  const account = useAccountId()
  const { category } = useSearch({ strict: false }) as NoticesSearch
  const { workspace } = useCustomer().session
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    noticesQuery(account, category),
  )
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const notices = data?.pages.flatMap(({ items }) => items)
  return (
    <div className={css.page}>
      <PageTitle title={t`Notices`} />
      <p className={css.lead}>{t`What ${workspace.name} wrote to this account, and who got a copy.`}</p>
      <p className={css.ways}>
        <Link to={paths.recipients(account)}>{t`Who gets which notices`}</Link>
        <Link to={paths.choices(account)}>{t`What you get yourself`}</Link>
      </p>
      {(category || (notices && notices.length > 0)) && <OfCategory account={account} chosen={category} />}
      {!notices && <Skeleton />}
      {notices?.length === 0 && <None category={category} />}
      {notices && notices.length > 0 && <NoticeTable account={account} notices={notices} />}
      {hasNextPage && (
        <p className={css.more}>
          <Button
            onClick={() => void fetchNextPage()}
            pending={isFetchingNextPage && t`Loading…`}
          >{t`Show older ones`}</Button>
        </p>
      )}
    </div>
  )
}

function OfCategory({ account, chosen = '' }: { account: number; chosen: string | undefined }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const categoryWord = useCategoryWords()
  const { data } = useQuery(choicesQuery(account))
  const show = (category: string) => void navigate({ to: '.', search: category ? { category } : {} })
  return (
    <div className={css.chosen}>
      <Field layout="stacked" label={t`Category`}>
        <Select value={chosen} onChange={({ target }) => show(target.value)}>
          <option value="">{t`All`}</option>
          {data?.items.map(({ category }) => (
            <option key={category} value={category}>
              {categoryWord(category)}
            </option>
          ))}
        </Select>
      </Field>
    </div>
  )
}

function None({ category }: { category: string | undefined }) {
  const { t } = useLingui()
  const { workspace } = useCustomer().session
  if (category) return <EmptyState kind="no-match" title={t`There are no notices of this category`} />
  return (
    <EmptyState kind="none-yet" title={t`There are no notices yet`}>
      {t`What ${workspace.name} writes to you about this account appears here.`}
    </EmptyState>
  )
}
