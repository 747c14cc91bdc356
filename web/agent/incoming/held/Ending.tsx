import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Status } from '../../../ui/Status.tsx'
import { paths } from '../../paths.ts'
import type { HeldItem } from '../queries.ts'

/** How the waiting of a mail ended, by whom, and where it is now. */
export function Ending({ item: { ended } }: { item: Pick<HeldItem, 'ended'> }) {
  const { t } = useLingui()
  if (!ended) return null
  const { ending, by, ticketId } = ended
  const who = by?.name ?? '…'
  const words = {
    released: t`Released by ${who}`,
    confirmed: t`Confirmed by who wrote it`,
    discarded: t`Discarded by ${who}`,
  }
  return (
    <>
      <Status shape={ending === 'discarded' ? 'ring' : 'full'}>{words[ending]}</Status>{' '}
      {ticketId !== null && <Link to={paths.ticket(ticketId)}>{t`Ticket ${ticketId}`}</Link>}
    </>
  )
}
