import { useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useAccountId } from '../use-account-id.ts'
import { useCustomer } from '../use-customer.ts'
import css from './products.module.css'
import { servicesQuery } from './queries.ts'
import { ServiceTable } from './ServiceTable.tsx'

/** `/area/<account>/services`: what the account has contracted. */
export function ServicesPage() {
  const { t } = useLingui()
  const account = useAccountId()
  const { workspace } = useCustomer().session
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useInfiniteQuery(
    servicesQuery(account),
  )
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  const services = data?.pages.flatMap(({ items }) => items)
  return (
    <div className={css.page}>
      <PageTitle title={t`Products and services`} />
      {!services && <Skeleton />}
      {services?.length === 0 && (
        <EmptyState kind="none-yet" title={t`There is nothing contracted in this account yet`}>
          {t`What you contract with ${workspace.name} appears here.`}
        </EmptyState>
      )}
      {services && services.length > 0 && <ServiceTable services={services} />}
      {hasNextPage && (
        <Button
          onClick={() => void fetchNextPage()}
          pending={isFetchingNextPage && t`Loading…`}
        >{t`Show more`}</Button>
      )}
    </div>
  )
}
