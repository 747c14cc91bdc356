import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { useAccountId } from '../use-account-id.ts'
import { useCustomer } from '../use-customer.ts'
import css from './domains.module.css'
import { matrixQuery } from './queries.ts'
import { RolesForm } from './RolesForm.tsx'

/** `/area/<account>/domains`: the domains, and who stands behind each. */
export function DomainsPage() {
  const { t } = useLingui()
  const account = useAccountId()
  const { workspace } = useCustomer().session
  const { data, error, refetch } = useQuery(matrixQuery(account))
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  return (
    <div className={css.page}>
      <PageTitle title={t`Roles in your domains`} />
      <p className={css.lead}>
        {t`Choose who answers for each domain. Holding a role does not give entry to your account.`}
      </p>
      {!data && <Skeleton />}
      {data?.items.length === 0 && (
        <EmptyState kind="none-yet" title={t`There are no domains in this account yet`}>
          {t`When ${workspace.name} registers one for you, it appears here.`}
        </EmptyState>
      )}
      {data && data.items.length > 0 && <RolesForm key={account} account={account} matrix={data} />}
    </div>
  )
}
