import type { AgentAnswer, ChangeProfileBody } from '../../../server/modules/identity/wire.ts'

/** What an agent may change of himself at once; the address takes a mail. */
export type Profile = Required<ChangeProfileBody>

export function profileOf({ name, language, timeZone, singleKeys }: AgentAnswer): Profile {
  return { name, language, timeZone, singleKeys }
}
