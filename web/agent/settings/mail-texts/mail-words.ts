import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

/** What each mail that comes with the program is called. */
const words: Record<string, MessageDescriptor> = {
  activation: msg`Activation`,
  invitation: msg`Invitation`,
  'password-reset': msg`Forgotten password`,
  'magic-link': msg`Link to sign in`,
  'address-verification': msg`New address: verify it`,
  'address-changed': msg`Address changed: told to the former one`,
  'password-changed': msg`Password changed`,
  'export-ready': msg`Export is ready`,
  'additional-contact-welcome': msg`Additional contact: welcome`,
  'additional-contact-sample': msg`Additional contact: sample`,
  'additional-contact-refused': msg`Additional contact: does not know the account`,
  'account-handed-over': msg`Account handed over`,
  'registrant-change-old': msg`Change of registrant: asks the former one`,
  'registrant-change-new': msg`Change of registrant: asks the new one`,
  'registrant-change-confirmed': msg`Change of registrant: confirmed`,
  'registrant-change-refused': msg`Change of registrant: refused`,
  'registrant-change-expired': msg`Change of registrant: nobody answered`,
  'registrant-change-withdrawn': msg`Change of registrant: withdrawn`,
  'registrant-verification': msg`Registrant: verify the address`,
  'registrant-verification-reminder': msg`Registrant: reminder to verify`,
  'delivery-bounced': msg`Additional contact: mail does not arrive`,
  'ticket-received': msg`Ticket: we received it`,
  'mail-refused': msg`Mail of an unknown sender refused`,
  'sender-question': msg`Held mail: question to its sender`,
  'agent-ticket-assigned': msg`To agents: ticket assigned`,
  'agent-ticket-new': msg`To agents: new ticket`,
  'agent-ticket-replied': msg`To agents: customer replied`,
}

/** Its name; the key itself of one that a newer program sends. */
export const mailWords = (key: string): MessageDescriptor => words[key] ?? { id: key, message: key }
