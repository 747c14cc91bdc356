import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'

/** Invited, and no link holds any longer: it ran out, or went with the address that it was mailed to. */
export function hasLostInvitation({
  access,
  activationHoldsUntil,
}: Pick<ContactAnswer, 'access' | 'activationHoldsUntil'>): boolean {
  return (
    access === 'invited' && (activationHoldsUntil === null || Date.parse(activationHoldsUntil) <= Date.now())
  )
}
