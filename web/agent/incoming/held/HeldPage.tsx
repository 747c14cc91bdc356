import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { IncomingTabs } from '../IncomingTabs.tsx'
import css from '../incoming.module.css'
import { heldQuery } from '../queries.ts'
import { HeldBatch } from './HeldBatch.tsx'
import { HeldRows } from './HeldRows.tsx'

/** `/agent/held`: mail that waits for somebody to decide; with `?state=ended` what became of it. */
export function HeldPage() {
  const { t } = useLingui()
  const search = useSearch({ from: '/shell/further/agent/held' })
  const { data, error, refetch } = useQuery(heldQuery(search))
  const [chosen, setChosen] = useState<number[]>([])
  const isEnded = search.state === 'ended'
  // Whoever is no longer on the page is no longer chosen.
  const ids = chosen.filter((id) => data?.items.some((item) => item.id === id))
  return (
    <Page
      width="wide"
      title={<PageTitle title={isEnded ? t`Held mail: decided` : t`Held mail`} />}
      lead={
        isEnded
          ? t`What was let go on, confirmed by who wrote it, or discarded.`
          : t`Mail of which it is not certain who wrote it, or what should become of it. Nobody gets it and nobody is answered until somebody decides; nothing is lost meanwhile.`
      }
    >
      <IncomingTabs />
      <p className={css.ways}>
        {isEnded ? (
          <Link to={paths.held()} search={{}}>{t`Back to what waits`}</Link>
        ) : (
          <Link to={paths.held()} search={{ state: 'ended' }}>{t`What became of earlier ones`}</Link>
        )}
      </p>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data?.items.length === 0 && (
        <EmptyState kind="none-yet" title={isEnded ? t`Nothing was decided yet` : t`No mail is held`}>
          {!isEnded && t`Mail whose sender is proven goes straight to its ticket.`}
        </EmptyState>
      )}
      {data && data.items.length > 0 && (
        <>
          {!isEnded && (
            <HeldBatch items={data.items.filter(({ id }) => ids.includes(id))} onDone={() => setChosen([])} />
          )}
          <HeldRows items={data.items} chosen={isEnded ? null : ids} onChoose={setChosen} />
          <p className={css.pages}>
            {search.after && (
              <Link to={paths.held()} search={isEnded ? { state: 'ended' } : {}}>
                {t`First page`}
              </Link>
            )}
            {data.next && (
              <Link
                to={paths.held()}
                search={{ ...(isEnded ? { state: 'ended' } : {}), after: data.next }}
              >{t`Next page`}</Link>
            )}
          </p>
        </>
      )}
    </Page>
  )
}
