import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { useLingui } from '@lingui/react/macro'
import type { EventType } from './event-types.ts'

/** What happened, in words that can stand alone. A type without words does not compile. */
const words: Record<EventType, MessageDescriptor> = {
  'account.closed': msg`Account closed`,
  'account.created': msg`Account opened`,
  'account.reopened': msg`Account reopened`,
  'agent.activated': msg`Invitation accepted`,
  'agent.address-believed': msg`Address used again for mail`,
  'agent.address-change-asked': msg`Change of address asked for`,
  'agent.address-changed': msg`Address changed`,
  'agent.address-suppressed': msg`Address refused: no more mail goes to it`,
  'agent.changed': msg`Agent changed`,
  'agent.created': msg`Agent created`,
  'agent.deactivated': msg`Agent deactivated`,
  'agent.invitation-sent': msg`Invitation sent again`,
  'agent.invited': msg`Agent invited`,
  'agent.password-changed': msg`Password changed`,
  'agent.password-reset': msg`Password chosen by mail`,
  'agent.reactivated': msg`Agent reactivated`,
  'agent.recovery-code-used': msg`Signed in with a recovery code`,
  'agent.recovery-codes-renewed': msg`Recovery codes renewed`,
  'agent.second-factor-released': msg`Second factor taken away`,
  'agent.second-factor-turned-off': msg`Second factor turned off`,
  'agent.second-factor-turned-on': msg`Second factor turned on`,
  'agent.sessions-ended': msg`Other sessions ended`,
  'agent.signed-in': msg`Signed in`,
  'api-key.created': msg`API key created`,
  'api-key.revoked': msg`API key revoked`,
  'company.changed': msg`Company changed`,
  'company.contacts-added': msg`Contacts added`,
  'company.contacts-changed': msg`Contacts of the company changed`,
  'company.contacts-removed': msg`Contacts taken out`,
  'company.created': msg`Company created`,
  'company.deleted': msg`Company deleted`,
  'company.restored': msg`Company brought back`,
  'contact.activated': msg`Activation accepted: address verified, password chosen`,
  'contact.activation-sent': msg`Activation mail sent`,
  'contact.address-believed': msg`Address used again for mail`,
  'contact.address-change-asked': msg`Change of address asked for`,
  'contact.address-changed': msg`Address changed`,
  'contact.address-suppressed': msg`Address refused: no more mail goes to it`,
  'contact.blocked': msg`Contact blocked`,
  'contact.changed': msg`Contact changed`,
  'contact.created': msg`Contact created`,
  'contact.deleted': msg`Contact deleted`,
  'contact.password-changed': msg`Password changed`,
  'contact.password-reset': msg`Password chosen by mail`,
  'contact.recovery-code-used': msg`Signed in with a recovery code`,
  'contact.recovery-codes-renewed': msg`Recovery codes renewed`,
  'contact.restored': msg`Contact brought back`,
  'contact.second-factor-released': msg`Second factor taken away`,
  'contact.second-factor-turned-off': msg`Second factor turned off`,
  'contact.second-factor-turned-on': msg`Second factor turned on`,
  'contact.sessions-ended': msg`Other sessions ended`,
  'contact.unblocked': msg`Contact unblocked`,
  'export.created': msg`Data exported`,
  'field.archived': msg`Field archived`,
  'field.changed': msg`Field changed`,
  'field.converted': msg`Type of a field changed`,
  'field.created': msg`Field added`,
  'field.moved': msg`Field moved`,
  'field.options-merged': msg`Choices of a field merged`,
  'field.unarchived': msg`Field in use again`,
  'message.address-suppressed': msg`Address refused: no more mail goes to it`,
  'message.retried': msg`Message sent again`,
  'view.changed': msg`Shared view changed`,
  'view.created': msg`Shared view saved`,
  'view.deleted': msg`Shared view deleted`,
  'workspace.backed-up': msg`Backup made`,
  'workspace.bulk-edited': msg`Many records changed at once`,
  'workspace.changed': msg`Settings changed`,
  'workspace.mail-resumed': msg`Paused mail resumed`,
  'workspace.restored': msg`Backup restored`,
  'workspace.set-up': msg`Workspace set up`,
}

/** The words of a type of entry; one that a newer program wrote is shown as it is. */
export function useEventWords(): (type: string) => string {
  const { i18n } = useLingui()
  return (type) => {
    const known = (words as Record<string, MessageDescriptor | undefined>)[type]
    return known ? i18n._(known) : type
  }
}
