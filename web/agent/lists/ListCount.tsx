import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CountAnswer, ListRecord } from '../../../server/modules/lists/wire.ts'
import { formatNumber } from '../../shared/formats.ts'
import { Button } from '../../ui/Button.tsx'
import { countConditions } from './filter/condition.ts'
import type { Shown } from './list-search.ts'
import { countQuery } from './queries.ts'

type ListCountProps = { record: ListRecord; shown: Shown; count: CountAnswer | null | undefined }

/** How many there are, or match: exact up to 10,000, then about, and exact on demand. Said politely when it changes. */
export function ListCount({ record, shown, count }: ListCountProps) {
  const { t } = useLingui()
  const what = JSON.stringify([shown.q, shown.filter])
  const [wanted, setWanted] = useState<string>()
  const isWanted = wanted === what
  const exact = useQuery({ ...countQuery(record, shown, 'exact'), enabled: isWanted })
  if (!count) return null
  const { value, isExact } = (isWanted && exact.data) || count
  const number = isExact ? formatNumber(value) : about(value)
  const isNarrowed = shown.q !== '' || countConditions(shown.filter) > 0
  const contacts = isNarrowed
    ? t`${plural(value, { one: `${number} contact matches`, other: `${number} contacts match` })}`
    : t`${plural(value, { one: `${number} contact`, other: `${number} contacts` })}`
  const companies = isNarrowed
    ? t`${plural(value, { one: `${number} company matches`, other: `${number} companies match` })}`
    : t`${plural(value, { one: `${number} company`, other: `${number} companies` })}`
  const tickets = isNarrowed
    ? t`${plural(value, { one: `${number} ticket matches`, other: `${number} tickets match` })}`
    : t`${plural(value, { one: `${number} ticket`, other: `${number} tickets` })}`
  return (
    <>
      <p className="meta num" role="status">
        {{ contact: contacts, company: companies, ticket: tickets }[record]}
      </p>
      {!isExact && (
        <Button look="link" pending={exact.isFetching && t`Counting…`} onClick={() => setWanted(what)}>
          {t`Count exactly`}
        </Button>
      )}
    </>
  )
}

export const about = (value: number): string =>
  `≈ ${formatNumber(value, { notation: 'compact', maximumSignificantDigits: 3 })}`
