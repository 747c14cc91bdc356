import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'

const words: Record<string, MessageDescriptor | undefined> = {
  activation: msg`Activation mail`,
  invitation: msg`Invitation`,
  'password-reset': msg`Link for a new password`,
  'magic-link': msg`Link to sign in`,
  'address-verification': msg`Verification of an address`,
  'address-changed': msg`Note that the address changed`,
  'password-changed': msg`Note that the password changed`,
}

/** What a message was; one that a newer program sent is called as it is. */
export function useMessageWords(): (event: string) => string {
  const { i18n } = useLingui()
  return (event) => {
    const known = words[event]
    return known ? i18n._(known) : event
  }
}
