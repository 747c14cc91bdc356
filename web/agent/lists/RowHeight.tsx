import { useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { Select } from '../../ui/TextInput.tsx'
import css from './list.module.css'

const storageKey = 'encopia.row-height'
const heights = ['32', '40', '48'] as const

/** How high rows are, remembered in this browser. On phones cards have their own. */
export function RowHeight() {
  const { t } = useLingui()
  const [height, setHeight] = useState(readHeight)
  useEffect(() => {
    document.documentElement.style.setProperty('--row', `${height}px`)
    localStorage.setItem(storageKey, height)
  }, [height])
  const names = { '32': t`Compact rows`, '40': t`Normal rows`, '48': t`Roomy rows` }
  return (
    <Select
      className={css.height}
      aria-label={t`Height of rows`}
      value={height}
      onChange={({ target }) => setHeight(target.value as typeof height)}
    >
      {heights.map((each) => (
        <option key={each} value={each}>
          {names[each]}
        </option>
      ))}
    </Select>
  )
}

function readHeight(): (typeof heights)[number] {
  const kept = localStorage.getItem(storageKey)
  return heights.find((each) => each === kept) ?? '40'
}
