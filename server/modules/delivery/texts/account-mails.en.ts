import type { AccountMailTexts } from './shape.ts'

const privacy =
  '{workspace} uses your name and this address only to write to you about this account and its domains. No access was opened for you: this address does not enter the client area of {account}.'

const change = `
Now: {before}

Afterwards: {after}`

/** Mails about an account in English: to whoever is on its cards, its main user, and registrants of its domains. */
export const accountMailsEn: AccountMailTexts = {
  'additional-contact-welcome area': {
    subject: '{addedBy} added you as a contact of {account}',
    body: `
Hello {name},

{addedBy}, main user of {account} at {workspace}, added you as an additional contact of the account.

You will get copies of the mails about: {categories}. You may also ask about them by writing to the support from this address.

${privacy}

If you do not want these mails or do not know the account, the links at the end let you say so without signing in.`,
    reason: '{reason}',
  },
  'additional-contact-sample area': {
    subject: 'A sample of the mails of {account}',
    body: `
Hello {name},

{sentBy}, main user of {account} at {workspace}, sends you this sample to see whether the mails of the account reach you.

You get copies of the mails about: {categories}.

${privacy}`,
    reason: '{reason}',
  },
  'additional-contact-refused area': {
    subject: '{contact} does not know the account {account}',
    body: `
Hello {name},

Whoever reads the mail of {contactAddress}, “{contact}” in your account, says that they do not know the account {account}. They get no more copies.

Check whether the address is right. You can change it or delete the contact in the client area: {home}`,
    reason: '{reason}',
  },
  'account-handed-over area': {
    subject: 'The account {account} has another main user',
    body: `
Hello {name},

Since {when} the main user of {account} is {to}. Until then it was {from}.

The main user sees and changes everything of the account in the client area: {home}

If you did not expect this change, tell the support of {workspace}.`,
    reason: '{reason}',
  },
  'registrant-change-old area': {
    subject: 'Confirm the change of registrant of {domain}',
    body: `
Hello {name},

Somebody asked to change who is the registrant of {domain}.
${change}

The change is made once both the present and the future registrant approve it. You can approve or refuse it.

{action}

If an answer is still missing on {until}, everything stays as it is.`,
    actionLabel: 'Look and answer',
    reason: '{reason}',
  },
  'registrant-change-new area': {
    subject: 'Confirm that you will be the registrant of {domain}',
    body: `
Hello {name},

Somebody asked to make you the registrant of {domain}, as follows.
${change}

The change is made once both the present and the future registrant approve it. You can approve or refuse it.

{action}

If an answer is still missing on {until}, everything stays as it is.`,
    actionLabel: 'Look and answer',
    reason: '{reason}',
  },
  'registrant-change-confirmed area': {
    subject: 'The registrant of {domain} has changed',
    body: `
Hello {name},

On {when} the registrant of {domain} was changed.

Before: {before}

Now: {after}

If you do not agree, tell the support of {workspace} at once.`,
    reason: '{reason}',
  },
  'registrant-change-refused area': {
    subject: 'The registrant of {domain} does not change',
    body: `
Hello {name},

The change of registrant of {domain} was refused. Everything stays as it was: {before}

What was asked for: {after}`,
    reason: '{reason}',
  },
  'registrant-change-expired area': {
    subject: 'The registrant of {domain} does not change',
    body: `
Hello {name},

The change of registrant of {domain} was not approved in time. Everything stays as it was: {before}

What was asked for: {after}`,
    reason: '{reason}',
  },
  'registrant-change-withdrawn area': {
    subject: 'The registrant of {domain} does not change',
    body: `
Hello {name},

The change of registrant of {domain} was withdrawn. Everything stays as it was: {before}

What was asked for: {after}`,
    reason: '{reason}',
  },
  'registrant-verification area': {
    subject: 'Confirm your address as registrant of {domains}',
    body: `
Hello {name},

The address {address} is that of the registrant of: {domains}. The rules of domains ask to confirm that you read the mail that reaches it.

{action}

Confirm it before {until}. Otherwise the domain may stop working.`,
    actionLabel: 'Confirm the address',
    reason: '{reason}',
  },
  'registrant-verification-reminder area': {
    subject: 'Your address as registrant of {domains} is still to be confirmed',
    body: `
Hello {name},

It is still to be confirmed that you read the mail of {address}, the address of the registrant of: {domains}.

{action}

Confirm it before {until}. Otherwise the domain may stop working.`,
    actionLabel: 'Confirm the address',
    reason: '{reason}',
  },
  'delivery-bounced area': {
    subject: 'Mail of {account} does not reach {contact}',
    body: `
Hello {name},

Mail of {account} to {contact} does not arrive: the server of {contactAddress} says that the address does not exist, or has returned it again and again. Until it is changed, nothing more is sent to it.

What it answered: {words}

Please check the address. You can change it in the client area: {home}`,
    reason: '{reason}',
  },
}
