import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ListAnswer } from '../../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import { Tabs } from '../../../ui/Tabs.tsx'
import { about } from '../../lists/ListCount.tsx'
import type { Shown } from '../../lists/list-search.ts'
import { usualCountsQuery } from '../../lists/queries.ts'
import { paths } from '../../paths.ts'
import css from '../tickets.module.css'

type UsualViewsProps = { views: ListAnswer['usualViews']; shown: Shown }

/** The views that the inbox has by itself, each with how many it shows. */
export function UsualViews({ views, shown }: UsualViewsProps) {
  const { t, i18n } = useLingui()
  const { data } = useQuery(usualCountsQuery)
  const language = i18n.locale === 'es' ? 'es' : 'en'
  const now = JSON.stringify(shown.filter)
  return (
    <div className={css.views}>
      <Tabs label={t`Views of the inbox`}>
        {views.map(({ key, labels, filter }) => {
          const count = data?.items.find((each) => each.key === key)?.count
          return (
            <Link
              key={key}
              to={paths.tickets()}
              search={(filter ? { filter } : {}) as never}
              activeOptions={{ exact: true }}
              activeProps={{ 'aria-current': undefined }}
              aria-current={JSON.stringify(filter) === now ? 'page' : undefined}
            >
              {labels[language]}
              {count && (
                <span className={`${css.tabCount} meta num`}>
                  {count.isExact ? formatNumber(count.value) : about(count.value)}
                </span>
              )}
            </Link>
          )
        })}
      </Tabs>
    </div>
  )
}
