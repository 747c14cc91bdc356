import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { paths } from '../paths.ts'
import { useAccountId } from '../use-account-id.ts'
import { ChoicesForm } from './ChoicesForm.tsx'
import css from './notices.module.css'
import { choicesQuery } from './queries.ts'

/** `/area/<account>/notices/choices`: what the main user gets himself. */
export function ChoicesPage() {
  const { t } = useLingui()
  const account = useAccountId()
  const { data, error, refetch } = useQuery({
    ...choicesQuery(account),
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
  if (error && !data) return <WentWrong error={error} reset={() => void refetch()} />
  return (
    <div className={css.page}>
      <p className={css.path}>
        <Link to={paths.notices(account)}>{t`Notices`}</Link>
      </p>
      <PageTitle title={t`What you get yourself`} />
      <p className={css.lead}>
        {t`As the main user you get what concerns the account. Some categories are yours to decline.`}
      </p>
      {data ? <ChoicesForm key={account} account={account} choices={data} /> : <Skeleton />}
    </div>
  )
}
