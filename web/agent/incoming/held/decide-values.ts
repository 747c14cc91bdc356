import type { ReleaseBody } from '../../../../server/modules/intake/wire.ts'
import type { HeldMail } from '../queries.ts'

export type DecideValues = {
  whereto: 'ticket' | 'new' | 'other'
  otherTicket: string
  accountId: string
  /** Method and domain of what is believed from now on; empty: nothing. */
  remember: string
}

export function startOf({ ticket, accounts }: HeldMail): DecideValues {
  const [only] = accounts
  return {
    whereto: ticket ? 'ticket' : 'new',
    otherTicket: '',
    accountId: accounts.length === 1 && only ? String(only.id) : '',
    remember: '',
  }
}

/** Always says where it goes, so that nothing but what stood on the page is done. */
export function bodyOf(
  { whereto, otherTicket, accountId, remember }: DecideValues,
  mail: HeldMail,
): ReleaseBody {
  const believed = mail.rememberable.find(({ method, domain }) => `${method} ${domain}` === remember)
  const where = {
    ticket: { ticketId: mail.ticket?.id ?? null },
    new: { ticketId: null, ...(accountId ? { accountId: Number(accountId) } : {}) },
    other: { ticketId: Number(otherTicket.replace(/\D/g, '')) },
  }
  return { ...where[whereto], ...(believed ? { remember: believed } : {}) }
}
