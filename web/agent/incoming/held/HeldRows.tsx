import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { formatAgo, formatMoment } from '../../../shared/formats.ts'
import { Ledger, LedgerRow, MarginCell, rowNameClass } from '../../../ui/Ledger.tsx'
import { Checkbox } from '../../../ui/Tick.tsx'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import css from '../incoming.module.css'
import type { HeldItem } from '../queries.ts'
import { Ending } from './Ending.tsx'

type HeldRowsProps = {
  items: HeldItem[]
  /** Null: they have ended, so that nothing is chosen. */
  chosen: number[] | null
  onChoose: (ids: number[]) => void
}

/** Held mails: whom each says it is from, what about, why it waits. */
export function HeldRows({ items, chosen, onChoose }: HeldRowsProps) {
  const { t } = useLingui()
  const all = items.map(({ id }) => id)
  const isAll = chosen !== null && chosen.length === all.length
  return (
    <Ledger caption={t`Held mail`} className={css.held}>
      <thead>
        <tr>
          {chosen && (
            <MarginCell head>
              <Checkbox
                aria-label={t`Choose all on this page`}
                checked={isAll}
                isPartly={chosen.length > 0 && !isAll}
                onChange={() => onChoose(isAll ? [] : all)}
              />
            </MarginCell>
          )}
          <th scope="col">{t`Says it is from`}</th>
          <th scope="col">{t`Subject`}</th>
          <th scope="col">{chosen ? t`Why it waits` : t`What became of it`}</th>
          <th scope="col">{chosen ? t`Since` : t`When`}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <Row key={item.id} item={item} chosen={chosen} onChoose={onChoose} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ item, chosen, onChoose }: { item: HeldItem } & Omit<HeldRowsProps, 'items'>) {
  const { t } = useLingui()
  const { timeZone } = useAgent().session.person
  const { id, from, subject, reason, ended, heldAt, ticket } = item
  const isChosen = chosen?.includes(id) ?? false
  const toggle = () =>
    onChoose(isChosen ? (chosen ?? []).filter((each) => each !== id) : [...(chosen ?? []), id])
  const at = ended?.at ?? heldAt
  const title = subject || t`Without a subject`
  return (
    <LedgerRow isSelected={isChosen}>
      {chosen && (
        <MarginCell>
          <Checkbox aria-label={t`Choose “${title}”`} checked={isChosen} onChange={toggle} />
        </MarginCell>
      )}
      <td className={css.from}>
        {from ? (
          <>
            {from.name || from.address}
            {from.name && <span className={`${css.under} meta`}>{from.address}</span>}
          </>
        ) : (
          <span className="soft">{t`It does not say`}</span>
        )}
      </td>
      <th scope="row" className={css.subject}>
        <Link to={paths.heldMail(id)} className={rowNameClass ?? ''}>
          {title}
        </Link>
        {ticket && <span className={`${css.under} meta`}>{t`names ticket ${ticket.id}`}</span>}
      </th>
      <td className={css.reason}>{ended ? <Ending item={item} /> : reason.message}</td>
      <td className={`${css.when} meta`}>
        <time dateTime={at} title={formatMoment(at, timeZone)}>
          {formatAgo(at, { now: new Date(), timeZone })}
        </time>
      </td>
    </LedgerRow>
  )
}
