import type { OwnMailTexts } from './shape.ts'

/** Our mails in English. */
export const en: OwnMailTexts = {
  'activation area': {
    subject: 'Activate your access to {workspace}',
    body: `
Hello {name},

{workspace} has added you as a contact. Your access opens the client area, where you can see your details and keep them up to date.

To activate it, confirm that this address is yours and choose a password.

{action}

The link works once, until {until}. Should it expire, opening it shows how to ask for another.

If you did not expect this mail, there is nothing you need to do: without the link, nobody can activate the access.`,
    actionLabel: 'Activate my access',
    reason: '{workspace} added you as a contact with the address {address}.',
  },
  'invitation agent': {
    subject: 'Invitation to the support portal of {workspace}',
    body: `
Hello {name},

{invitedBy} invites you to look after the customers of {workspace} in its support portal.

To accept, choose a password.

{action}

The link works once, until {until}. Should it expire, ask {invitedBy} for another.

If you did not expect this invitation, there is nothing you need to do: without the link, nobody can accept it.`,
    actionLabel: 'Accept the invitation',
    reason: '{invitedBy} of {workspace} gave the address {address} to invite you.',
  },
  'password-reset agent': {
    subject: 'Choose another password for {workspace}',
    body: `
Hello {name},

Somebody, most likely you, asked to change the password with which you sign in to the support portal of {workspace}.

{action}

The link works once, until {until}.

If it was not you, there is nothing you need to do: your password stays the same.`,
    actionLabel: 'Choose another password',
    reason: 'It was asked for in the support portal of {workspace} for the address {address}.',
  },
  'password-reset area': {
    subject: 'Choose another password for {workspace}',
    body: `
Hello {name},

Somebody, most likely you, asked to change the password with which you sign in to the client area of {workspace}.

{action}

The link works once, until {until}.

If it was not you, there is nothing you need to do: your password stays the same.`,
    actionLabel: 'Choose another password',
    reason: 'It was asked for in the client area of {workspace} for the address {address}.',
  },
  'magic-link area': {
    subject: 'Your link to enter {workspace}',
    body: `
Hello {name},

With this link you enter the client area of {workspace} without typing your password.

{action}

The link works once, until {until}.

If you did not ask for it, neither open it nor pass it on: without it, nobody enters in your name.`,
    actionLabel: 'Enter',
    reason: 'It was asked for in the client area of {workspace} for the address {address}.',
  },
  'address-verification agent': {
    subject: 'Confirm your e-mail address',
    body: `
Hello {name},

You are about to use the address {address} in the support portal of {workspace}. All that is missing is to confirm that it is yours.

{action}

The link works once, until {until}.

If it was not you who gave it, there is nothing you need to do: unless confirmed, the address is not used.`,
    actionLabel: 'Confirm the address',
    reason: 'Somebody gave {address} as their own address in {workspace}.',
  },
  'address-verification area': {
    subject: 'Confirm your e-mail address',
    body: `
Hello {name},

You are about to use the address {address} in the client area of {workspace}. All that is missing is to confirm that it is yours.

{action}

The link works once, until {until}.

If it was not you who gave it, there is nothing you need to do: unless confirmed, the address is not used.`,
    actionLabel: 'Confirm the address',
    reason: 'Somebody gave {address} as their own address in {workspace}.',
  },
  'address-changed agent': {
    subject: 'Your address in {workspace} has changed',
    body: `
Hello {name},

Since {when} the address {address} no longer opens the support portal of {workspace}: another was confirmed in its place.

If you made the change, nothing more is needed. If not, tell whoever administers the portal at once: somebody may be signing in in your name.`,
    reason: '{address} was your address in {workspace} until now.',
  },
  'address-changed area': {
    subject: 'Your address in {workspace} has changed',
    body: `
Hello {name},

Since {when} the address {address} no longer opens the client area of {workspace}: it was replaced or taken away.

If you made the change or asked for it, nothing more is needed. If not, tell the support of {workspace} at once: somebody may be signing in in your name.`,
    reason: '{address} was your address in {workspace} until now.',
  },
  'password-changed agent': {
    subject: 'Your password for {workspace} has changed',
    body: `
Hello {name},

On {when} the password with which you sign in to the support portal of {workspace} was changed.

If you made the change, nothing more is needed. If not, ask for another password at {home} and tell whoever administers the portal at once.`,
    reason: '{address} is your address in {workspace}.',
  },
  'password-changed area': {
    subject: 'Your password for {workspace} has changed',
    body: `
Hello {name},

On {when} the password with which you sign in to the client area of {workspace} was changed.

If you made the change, nothing more is needed. If not, ask for another password at {home} and tell the support of {workspace} at once.`,
    reason: '{address} is your address in {workspace}.',
  },
  'export-ready agent': {
    subject: 'Your export from {workspace} is ready',
    body: `
Hello {name},

The file that you asked for in the support portal of {workspace} is written: it has {rows} rows.

{action}

Downloading it takes signing in. The file is kept for seven days.`,
    actionLabel: 'See the export',
    reason: 'You asked for the export in the support portal of {workspace}.',
  },
}
