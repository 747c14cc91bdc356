import { useMutation } from '@tanstack/react-query'
import { told } from '../contact/told.ts'
import { TicketTick } from './TicketTick.tsx'
import { type Membership, useMemberships } from './use-memberships.ts'

type LiveTicketTickProps = {
  membership: Membership
  seesCompanyTickets: boolean
  look?: 'words' | 'icon'
  of: string
  /** Without it the ticket is only read. */
  mayWrite: boolean
}

/** The ticket of a membership that exists: a press changes it at once. */
export function LiveTicketTick({ membership, seesCompanyTickets, mayWrite, ...rest }: LiveTicketTickProps) {
  const { put } = useMemberships()
  const { mutate, isPending, variables } = useMutation({
    mutationFn: (sees: boolean) => told(() => put(membership, { seesCompanyTickets: sees })),
  })
  return (
    <TicketTick
      {...rest}
      disabled={!mayWrite}
      checked={isPending ? variables : seesCompanyTickets}
      onChange={(event) => mutate(event.currentTarget.checked)}
    />
  )
}
