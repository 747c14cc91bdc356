const root = '/area'

/** Every path of the client area. `me` is the person's own; the rest belongs to an account. */
export const paths = {
  home: () => root,
  signIn: () => `${root}/sign-in`,
  forgotten: () => `${root}/forgot`,
  magicLink: () => `${root}/magic-link`,
  /** Mailed links (`server/modules/delivery/mail/links.ts`); what a link carries follows. */
  activate: () => `${root}/activate`,
  enter: () => `${root}/enter`,
  reset: () => `${root}/reset`,
  address: () => `${root}/address`,
  /** The same of links that do one thing without signing in (`delivery/mail/action-links.ts`). */
  decline: () => `${root}/mail/decline`,
  unknownAccount: () => `${root}/mail/unknown-account`,
  registrantChange: () => `${root}/mail/registrant-change`,
  registrantVerification: () => `${root}/mail/registrant-verification`,
  confirmMail: () => `${root}/mail/confirm-mail`,
  attachment: () => `${root}/mail/attachment`,
  me: () => `${root}/me`,
  profile: () => `${root}/me/profile`,
  security: () => `${root}/me/security`,
  secondFactor: () => `${root}/me/second-factor`,
  account: (account: number) => `${root}/${account}`,
  contacts: (account: number) => `${root}/${account}/contacts`,
  newContact: (account: number) => `${root}/${account}/contacts/new`,
  contact: (account: number, contact: number) => `${root}/${account}/contacts/${contact}`,
  domains: (account: number) => `${root}/${account}/domains`,
  services: (account: number) => `${root}/${account}/services`,
  /** Of an account; null: those of the person herself. */
  tickets: (account: number | null) => `${root}/${account ?? 'me'}/tickets`,
  newTicket: (account: number | null) => `${root}/${account ?? 'me'}/tickets/new`,
  ticket: (account: number | null, ticket: number) => `${root}/${account ?? 'me'}/tickets/${ticket}`,
  notices: (account: number) => `${root}/${account}/notices`,
  notice: (account: number, notice: number) => `${root}/${account}/notices/${notice}`,
  /** Who would get a notice, before there is one. */
  recipients: (account: number) => `${root}/${account}/notices/recipients`,
  /** What the main user gets himself. */
  choices: (account: number) => `${root}/${account}/notices/choices`,
}
