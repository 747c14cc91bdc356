const root = '/agent'

/** Every path of the agents' portal. Ids go in encoded, so that a link never breaks a path. */
export const paths = {
  home: () => root,
  signIn: () => `${root}/sign-in`,
  forgotten: () => `${root}/forgotten-password`,
  setUp: () => `${root}/set-up`,
  kit: () => `${root}/kit`,
  contacts: () => `${root}/contacts`,
  newContact: () => `${root}/contacts/new`,
  contact: (id: number) => `${root}/contacts/${id}`,
  companies: () => `${root}/companies`,
  newCompany: () => `${root}/companies/new`,
  company: (id: number) => `${root}/companies/${id}`,
  me: () => `${root}/me`,
  outbox: () => `${root}/outbox`,
  trail: () => `${root}/trail`,
  settings: () => `${root}/settings`,
}
