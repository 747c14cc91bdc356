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
  me: () => `${root}/me`,
  profile: () => `${root}/me/profile`,
  security: () => `${root}/me/security`,
  secondFactor: () => `${root}/me/second-factor`,
  account: (account: number) => `${root}/${account}`,
}
