import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { buttonClass } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import css from '../ui/shell.module.css'
import { paths } from './paths.ts'
import { useLive } from './tickets/live/use-live.ts'
import { unreadQuery } from './tickets/notifications/queries.ts'

/** The way to what concerns the agent in tickets, and how much of it is new. While it is there, tickets are live. */
export function Bell() {
  const { t } = useLingui()
  useLive()
  const { data } = useQuery(unreadQuery)
  const unread = data?.unread ?? 0
  const name =
    unread === 0
      ? t`Notifications`
      : t`${plural(unread, { one: '# unread notification', other: '# unread notifications' })}`
  return (
    <Link className={`${buttonClass('bare')} ${css.bell}`} to={paths.notifications()} title={name}>
      <Icon name="bell" />
      <span aria-hidden="true" className="num">
        {unread > 0 && (unread >= 100 ? '99+' : unread)}
      </span>
      <span className="visually-hidden" role="status">
        {name}
      </span>
    </Link>
  )
}
