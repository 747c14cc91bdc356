const root = '/area'

/** Every path of the client area. `me` is the person's own; the rest belongs to an account. */
export const paths = {
  home: () => root,
  signIn: () => `${root}/sign-in`,
  forgotten: () => `${root}/forgotten-password`,
  magicLink: () => `${root}/magic-link`,
  me: () => `${root}/me`,
  password: () => `${root}/me/password`,
  secondFactor: () => `${root}/me/second-factor`,
  account: (account: number) => `${root}/${account}`,
}
