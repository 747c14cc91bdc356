import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
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
  // Kept here, because the tick would fall back for a moment until the mutation says what is wanted.
  const [wanted, setWanted] = useState<boolean | null>(null)
  const { mutate } = useMutation({
    mutationFn: (sees: boolean) => told(() => put(membership, { seesCompanyTickets: sees })),
    onSettled: () => setWanted(null),
  })
  return (
    <TicketTick
      {...rest}
      disabled={!mayWrite}
      checked={wanted ?? seesCompanyTickets}
      onChange={({ currentTarget }) => {
        setWanted(currentTarget.checked)
        mutate(currentTarget.checked)
      }}
    />
  )
}
