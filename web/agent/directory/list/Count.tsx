import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { ContactsAnswer } from '../../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../../shared/formats.ts'

/** How many there are, or match: exact up to 10,000, then about. Said politely when it changes. */
export function Count({ count, isSearch }: { count: ContactsAnswer['count']; isSearch: boolean }) {
  const { t } = useLingui()
  if (!count) return null
  const { value, isExact } = count
  const number = isExact
    ? formatNumber(value)
    : `≈ ${formatNumber(value, { notation: 'compact', maximumSignificantDigits: 3 })}`
  const words = isSearch
    ? t`${plural(value, { one: `${number} contact matches`, other: `${number} contacts match` })}`
    : t`${plural(value, { one: `${number} contact`, other: `${number} contacts` })}`
  return (
    <p className="meta num" role="status">
      {words}
    </p>
  )
}
