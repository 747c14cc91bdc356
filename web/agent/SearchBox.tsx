import { useLingui } from '@lingui/react/macro'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import css from './search-box.module.css'

/** The box in the top bar opens the palette, where people, pages and actions are found together. */
export function SearchBox() {
  const { t } = useLingui()
  return (
    <button type="button" className={css.box} aria-keyshortcuts="/">
      <Icon name="search" />
      <span>{t`Search people, companies and pages`}</span>
      <Kbd keys="/" />
    </button>
  )
}
