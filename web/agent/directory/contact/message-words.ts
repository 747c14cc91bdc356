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
  'export-ready': msg`Note that an export is ready`,
  'additional-contact-welcome': msg`Welcome of an additional contact`,
  'additional-contact-sample': msg`Sample for an additional contact`,
  'additional-contact-refused': msg`Note that somebody does not know the account`,
  'account-handed-over': msg`Note that the account was handed over`,
  'registrant-change-old': msg`Question to the registrant about a change`,
  'registrant-change-new': msg`Question to the new registrant`,
  'registrant-change-confirmed': msg`Note that the registrant changed`,
  'registrant-change-refused': msg`Note that a change of registrant was refused`,
  'registrant-change-expired': msg`Note that nobody answered about a change of registrant`,
  'registrant-change-withdrawn': msg`Note that a change of registrant was withdrawn`,
  'registrant-verification': msg`Verification of a registrant’s address`,
  'registrant-verification-reminder': msg`Reminder to verify a registrant’s address`,
  'delivery-bounced': msg`Note that mail to somebody does not arrive`,
  'ticket-message': msg`Copy of a ticket message`,
  'ticket-received': msg`Note that a mail was received`,
  'mail-refused': msg`Refusal of a mail`,
  'sender-question': msg`Question whether a mail is theirs`,
  'agent-ticket-assigned': msg`Note about an assigned ticket`,
  'agent-ticket-new': msg`Note about a new ticket`,
  'agent-ticket-replied': msg`Note about a reply in a ticket`,
  notice: msg`Notice`,
}

/** What a message was; one that a newer program sent is called as it is. */
export function useMessageWords(): (event: string) => string {
  const { i18n } = useLingui()
  return (event) => {
    const known = words[event]
    return known ? i18n._(known) : event
  }
}
