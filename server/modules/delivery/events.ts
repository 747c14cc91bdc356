/**
 * Values that only the sender of an event knows. Names, address, workspace, account, times and link are filled in anyway.
 * Told in each reader's words: `until` (a moment in ISO 8601), `categories` (codes, by commas), `role`.
 */
export type GivenFor = {
  activation: never
  invitation: 'invitedBy'
  'password-reset': never
  'magic-link': never
  'address-verification': never
  'address-changed': never
  'password-changed': never
  /** `page`: where its button leads, within the portal or area; not a credential. */
  'export-ready': 'rows' | 'page'
  /** To a card; `addedBy`: the main user. */
  'additional-contact-welcome': 'addedBy' | 'categories'
  'additional-contact-sample': 'sentBy' | 'categories'
  /** To the main user: the person on a card does not know his account. */
  'additional-contact-refused': 'contact' | 'contactAddress'
  /** To the new main user and to the former one. */
  'account-handed-over': 'from' | 'to'
  /** `before`, `after`: name, organisation and address of the registrant, as one line each. With an action. */
  'registrant-change-old': 'domain' | 'before' | 'after' | 'until'
  'registrant-change-new': 'domain' | 'before' | 'after' | 'until'
  /** What became of it. */
  'registrant-change-confirmed': 'domain' | 'before' | 'after'
  'registrant-change-refused': 'domain' | 'before' | 'after'
  'registrant-change-expired': 'domain' | 'before' | 'after'
  'registrant-change-withdrawn': 'domain' | 'before' | 'after'
  /** `domains`: their names, by commas. With an action. */
  'registrant-verification': 'domains' | 'until'
  'registrant-verification-reminder': 'domains' | 'until'
  /** Written by the provider: its texts are those of `newTexts`, or of a template of the workspace's own. */
  notice: never
  /**
   * A copy of what somebody wrote in a ticket, word for word: `texts` of `newTexts`. `earlier`: ids of the ticket's earlier
   * messages, by commas; `answers`: whom it answers, by name, and `answersAddress`; empty: nobody.
   */
  'ticket-message': 'number' | 'author' | 'authorKind' | 'answers' | 'answersAddress' | 'isFirst' | 'earlier'
  /** "We received it", in answer to a mail. */
  'ticket-received': 'number' | 'subject'
  /** To a sender whom a department does not know and does not accept. */
  'mail-refused': 'subject' | 'department'
  /** "Did you write this?": `count` mails are held. Not a word of them: they may be a stranger's. With an action. */
  'sender-question': 'count'
  /** To agents; `page`: the ticket's. */
  'agent-ticket-assigned': 'number' | 'subject' | 'by' | 'page'
  'agent-ticket-new': 'number' | 'subject' | 'author' | 'excerpt' | 'page'
  'agent-ticket-replied': 'number' | 'subject' | 'author' | 'excerpt' | 'page'
  /** To the main user: mail to a contact of his account does not arrive. */
  'delivery-bounced': 'contact' | 'contactAddress' | 'words'
}

/** Everything that is sent today. A template exists for each but `notice`, at each door that sends it, in each language. */
export type MailEvent = keyof GivenFor
