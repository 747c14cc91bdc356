import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Page } from '../../ui/Page.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { MeTabs } from './MeTabs.tsx'
import { OwnAddress } from './OwnAddress.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { meQuery } from './queries.ts'

/** `/agent/me`: what an agent may change of himself. */
export function ProfilePage() {
  const { t } = useLingui()
  const { data, error, refetch } = useQuery(meQuery)
  return (
    <>
      <MeTabs />
      <Page title={<PageTitle title={t`Own profile`} />}>
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {!data && !error && <Skeleton />}
        {data && <ProfileForm key={data.version} me={data} />}
        {data && <OwnAddress email={data.email} />}
      </Page>
    </>
  )
}
