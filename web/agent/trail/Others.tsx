import { plural } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Fragment } from 'react'
import type { TrailEntryAnswer } from '../../../server/modules/trail/wire.ts'
import { formatNumber } from '../../shared/formats.ts'
import { paths } from '../paths.ts'

/** Which contact joined or left a company, and what is new of her; of many the first ones; or which companies. */
export function Others({ entry: { other, others, facts } }: { entry: TrailEntryAnswer }) {
  const { t } = useLingui()
  if (other)
    return (
      <>
        <Link to={paths.contact(other.id)}>{other.name ?? other.id}</Link>
        <News facts={facts} />
      </>
    )
  const count = typeof facts.count === 'number' ? facts.count : others.length
  if (others.length === 0)
    return count === 0 ? null : (
      <span className="meta">{t`${plural(count, { one: '# contact', other: '# contacts' })}`}</span>
    )
  const more = count - others.length
  return (
    <>
      {others.map(({ kind, id, name }, at) => (
        <Fragment key={id}>
          {at > 0 && ', '}
          <Link to={kind === 'contact' ? paths.contact(id) : paths.company(id)}>{name}</Link>
        </Fragment>
      ))}
      {more > 0 && <span className="meta"> {t`and ${formatNumber(more)} more`}</span>}
    </>
  )
}

/** What is said differently of a membership by now. */
function News({ facts: { isPrimary, seesCompanyTickets } }: Pick<TrailEntryAnswer, 'facts'>) {
  const { t } = useLingui()
  const news = [
    isPrimary === true && t`primary company`,
    isPrimary === false && t`no longer the primary company`,
    seesCompanyTickets === true && t`sees all its tickets`,
    seesCompanyTickets === false && t`no longer sees all its tickets`,
  ].filter(Boolean)
  return news.length > 0 && <span className="meta"> · {news.join(' · ')}</span>
}
