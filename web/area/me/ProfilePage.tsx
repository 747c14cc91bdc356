import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { WentWrong } from '../../shared/WentWrong.tsx'
import { Skeleton } from '../../ui/Skeleton.tsx'
import { OwnPicture } from './OwnPicture.tsx'
import { ProfileForm } from './ProfileForm.tsx'
import { ownFieldsQuery, profileQuery } from './queries.ts'

/** `/area/me/profile`: one's own data, as far as the definitions show them. */
export function ProfilePage() {
  const { t } = useLingui()
  const profile = useQuery({ ...profileQuery, refetchOnWindowFocus: false })
  const fields = useQuery(ownFieldsQuery)
  const error = profile.error ?? fields.error
  const again = () => {
    void profile.refetch()
    void fields.refetch()
  }
  const isReady = profile.data && fields.data
  return (
    <>
      <PageTitle title={t`Your data`} />
      {error && !isReady && <WentWrong error={error} reset={again} />}
      {!error && !isReady && <Skeleton />}
      {profile.data && fields.data && (
        <>
          <ProfileForm profile={profile.data} fields={fields.data.items} />
          <OwnPicture profile={profile.data} fields={fields.data.items} />
        </>
      )}
    </>
  )
}
