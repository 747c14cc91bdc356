import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { formatNumber } from '../../shared/formats.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { paths } from '../paths.ts'
import css from './incoming.module.css'
import { heldQuery } from './queries.ts'

/** The pages of incoming mail. */
export function IncomingTabs() {
  const { t } = useLingui()
  const { pathname } = useLocation()
  const { data } = useQuery(heldQuery({}))
  const currentIn = (path: string) => (pathname.startsWith(path) ? 'page' : undefined)
  return (
    <div className={css.tabs}>
      <Tabs label={t`Incoming mail`}>
        <Link to={paths.held()} aria-current={currentIn(paths.held())}>
          {t`Held`}{' '}
          {data && data.waiting > 0 && (
            <span className={`${css.count} meta num`}>{formatNumber(data.waiting)}</span>
          )}
        </Link>
        <Link to={paths.incoming()} aria-current={currentIn(paths.incoming())}>{t`All that came`}</Link>
        <Link to={paths.trustedSenders()}>{t`Trusted senders`}</Link>
      </Tabs>
    </div>
  )
}
