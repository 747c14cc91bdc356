const names = {
  es: {
    billing: 'facturación',
    domains: 'dominios',
    registrant: 'registrante',
    administrative: 'administrativo',
    technical: 'técnico',
  },
  en: {
    billing: 'billing',
    domains: 'domains',
    registrant: 'registrant',
    administrative: 'administrative',
    technical: 'technical',
  },
}
type Names = Record<string, string>
// The role of billing is not called as the category is.
const esRoles: Names = { ...names.es, billing: 'de cobro' }
const enRoles: Names = names.en

/** 'billing,domains' in the reader's words. */
const categoriesIn = (codes: string, known: Names): string =>
  codes
    .split(',')
    .map((code) => known[code] ?? code)
    .join(', ')

/** 'a.mx technical, b.mx billing' in the reader's words. */
const rolesIn = (held: string, known: Names): string =>
  held
    .split(', ')
    .map((each) => {
      const [domain = '', role = ''] = each.split(' ')
      return `${domain} (${known[role] ?? role})`
    })
    .join(', ')

/** Sentences of this module's problems. */
export const words = {
  es: {
    'contact.taken': 'Ya hay un contacto de esta cuenta con esta dirección',
    'contact.is-department': (p: { name: string }) =>
      `Es la dirección del departamento ${p.name}: hace falta otra`,
    'contact.too-many': (p: { max: number }) => `Una cuenta tiene como máximo ${p.max} contactos`,
    'contact.account-closed': 'La cuenta está cerrada',
    'contact.unknown': 'Este contacto no es de la cuenta',
    'contact.holds-roles': (p: { roles: string }) =>
      `Tiene roles de dominio que primero deben pasar a otra persona: ${rolesIn(p.roles, esRoles)}`,
    'contact.is-registrant': (p: { domains: string }) =>
      `Es registrante de ${p.domains}: primero hay que cambiar el registrante y confirmarlo`,
    'contact.becomes-registrant': (p: { domains: string }) =>
      `Está pendiente de confirmarse como registrante de ${p.domains}`,
    'contact.not-a-holder': 'Los roles pasan al usuario principal o a otro contacto de la cuenta',
    'category.not-offered': 'Esta categoría no se ofrece',
    'copies.nobody-left': (p: { categories: string }) =>
      `Nadie recibiría los correos de ${categoriesIn(p.categories, names.es)}: el usuario principal no tiene una dirección que funcione`,
    'sample.too-many': 'Por hoy ya se enviaron bastantes correos a este contacto: mañana se puede de nuevo',
    'sample.account-too-many':
      'Por hoy ya se enviaron bastantes correos desde esta cuenta: mañana se puede de nuevo',
    'sample.suppressed': 'El servidor de esta dirección dijo que no existe: no se le envía nada',
    'sample.declined': 'Esta persona no quiere recibir correos de esta cuenta',
    'undo.contact-taken': (p: { email: string }) => `Ya hay otro contacto con la dirección ${p.email}`,
    'undo.role-taken': (p: { domain: string }) => `El rol de ${p.domain} ya lo tiene otra persona`,
    'undo.domain-gone': (p: { domain: string }) => `El dominio ${p.domain} ya no es de esta cuenta`,
  },
  en: {
    'contact.taken': 'This account has a contact with this address already',
    'contact.is-department': (p: { name: string }) =>
      `It is the address of the department ${p.name}: another is needed`,
    'contact.too-many': (p: { max: number }) => `An account has ${p.max} contacts at most`,
    'contact.account-closed': 'The account is closed',
    'contact.unknown': 'This contact is not of the account',
    'contact.holds-roles': (p: { roles: string }) =>
      `It holds domain roles that must go to somebody else first: ${rolesIn(p.roles, enRoles)}`,
    'contact.is-registrant': (p: { domains: string }) =>
      `It is the registrant of ${p.domains}: change the registrant first, and have it confirmed`,
    'contact.becomes-registrant': (p: { domains: string }) =>
      `It is about to be confirmed as the registrant of ${p.domains}`,
    'contact.not-a-holder': 'Roles go to the main user or to another contact of the account',
    'category.not-offered': 'This category is not offered',
    'copies.nobody-left': (p: { categories: string }) =>
      `Nobody would receive mail about ${categoriesIn(p.categories, names.en)}: the main user has no address that works`,
    'sample.too-many': 'Enough mail was sent to this contact for today: it can be sent again tomorrow',
    'sample.account-too-many':
      'Enough mail was sent from this account for today: it can be sent again tomorrow',
    'sample.suppressed': 'The server of this address said that it does not exist: nothing is sent to it',
    'sample.declined': 'This person does not want mail from this account',
    'undo.contact-taken': (p: { email: string }) => `Another contact has the address ${p.email} by now`,
    'undo.role-taken': (p: { domain: string }) => `Somebody else holds the role of ${p.domain} by now`,
    'undo.domain-gone': (p: { domain: string }) => `The domain ${p.domain} is no longer of this account`,
  },
} as const
