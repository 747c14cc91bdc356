import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Tabs } from '../../ui/Tabs.tsx'
import { paths } from '../paths.ts'
import css from './me.module.css'

/** The two pages about oneself. */
export function MeTabs() {
  const { t } = useLingui()
  return (
    <div className={css.tabs}>
      <Tabs label={t`Own pages`}>
        <Link to={paths.me()} activeOptions={{ exact: true, includeSearch: false }}>{t`Own profile`}</Link>
        <Link to={paths.security()} activeOptions={{ includeSearch: false }}>{t`Password and security`}</Link>
      </Tabs>
    </div>
  )
}
