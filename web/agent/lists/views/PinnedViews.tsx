import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import type { ListRecord } from '../../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'
import shellCss from '../../../ui/shell.module.css'
import { about } from '../ListCount.tsx'
import { pathOfList } from '../list-state.ts'
import { viewCountsQuery, viewsQuery } from '../queries.ts'
import { useRest } from './use-rest.ts'
import css from './views.module.css'

const records: ListRecord[] = ['contact', 'company', 'ticket']

/** The pinned views of the list that is open, each with how many it shows. */
export function PinnedViews() {
  const { t } = useLingui()
  const path = useLocation({ select: ({ pathname }) => pathname })
  const here = records.find((each) => path.startsWith(pathOfList(each)))
  const record = here ?? 'contact'
  const isHere = here !== undefined
  const isRested = useRest()
  const { data } = useQuery({ ...viewsQuery(record), enabled: isHere && isRested })
  const pinned = data?.items.filter(({ isPinned }) => isPinned) ?? []
  const { data: counts } = useQuery({ ...viewCountsQuery, enabled: pinned.length > 0 })
  if (!isHere || pinned.length === 0) return null
  const to = pathOfList(record)
  const title = {
    contact: t`Views of contacts`,
    company: t`Views of companies`,
    ticket: t`Views of tickets`,
  }[record]
  return (
    <nav className={css.pinned} aria-label={title}>
      <p className={css.heading}>{title}</p>
      <ul className={shellCss.nav}>
        {pinned.map(({ id, name }) => {
          const count = counts?.items.find((each) => each.id === id)?.count
          return (
            <li key={id}>
              <Link to={to} search={{ view: id } as never} activeOptions={{ includeSearch: true }}>
                <span className="cut">{name}</span>
                {count && (
                  <span className="meta num">
                    {count.isExact ? formatNumber(count.value) : about(count.value)}
                  </span>
                )}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
