import { useLingui } from '@lingui/react/macro'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { NotFound, WentWrong } from '../../../shared/WentWrong.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { GuideText } from './GuideText.tsx'
import { type GuideName, guides, isGuide } from './guides.ts'
import { readGuide } from './read-guide.ts'
import { useGuideTitle } from './use-guide-title.ts'

/** `/agent/settings/doors/<guide>`: what the project's files say of a door. */
export function GuidePage() {
  const { guide } = useParams({ strict: false })
  return (
    <>
      <SettingsTabs />
      {isGuide(guide) ? <Guide key={guide} name={guide} /> : <NotFound />}
    </>
  )
}

function Guide({ name }: { name: GuideName }) {
  const { t, i18n } = useLingui()
  const title = useGuideTitle()(name)
  const { data, error, refetch } = useQuery(fileQuery(name))
  const guide = data && readGuide(data, { language: i18n.locale, origin: location.origin })
  return (
    <Page
      title={<PageTitle title={title} />}
      lead={
        <>
          <Link to={paths.doors()}>{t`Freshdesk and WHMCS`}</Link>
          {guide && guide.language !== i18n.locale && ` · ${t`For whoever programs, in English.`}`}
        </>
      }
    >
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {guide && <GuideText {...guide} />}
    </Page>
  )
}

const fileQuery = (name: GuideName) =>
  queryOptions({
    queryKey: ['guide', name],
    queryFn: async () => (await guides[name]()).default,
    staleTime: Number.POSITIVE_INFINITY,
  })
