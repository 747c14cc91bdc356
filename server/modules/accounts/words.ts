type Named = { name?: string }
type Count = { count: number }

/** Sentences of this module's problems. */
export const words = {
  es: {
    'account.closed': 'Esta cuenta está cerrada',
    'account.open': 'Esta cuenta está abierta',
    'account.no-name': 'Hace falta un nombre',
    'account.no-main-user': 'Hace falta un usuario principal',
    'account.unknown-main-user': 'Este contacto ya no está',
    'account.main-user-without-address':
      'Este contacto no tiene correo electrónico, y el usuario principal necesita uno',
    'account.same-main-user': 'Este contacto ya es el usuario principal',
    'account.main-user-gone': 'El usuario principal está eliminado: primero hay que traspasar la cuenta',
    'account.unknown-company': 'Esta empresa ya no está',
    'account-external-id.taken': (p: Named) => `Este id externo ya es de la cuenta ${p.name ?? ''}`,
    'account.has-services': (p: Count) =>
      p.count === 1 ? 'La cuenta tiene un servicio' : `La cuenta tiene ${p.count} servicios`,
    'account.has-domains': (p: Count) =>
      p.count === 1 ? 'La cuenta tiene un dominio' : `La cuenta tiene ${p.count} dominios`,
    'account.has-contacts': (p: Count) =>
      p.count === 1
        ? 'La cuenta tiene un contacto adicional'
        : `La cuenta tiene ${p.count} contactos adicionales`,
    'account.has-tickets': (p: Count) =>
      p.count === 1
        ? 'La cuenta tiene un ticket sin resolver'
        : `La cuenta tiene ${p.count} tickets sin resolver`,
    'contact.main-user': (p: { account: string }) =>
      `Es el usuario principal de ${p.account}: primero hay que traspasar esa cuenta a otra persona`,
    'service.no-name': 'Hace falta un nombre',
    'service.unknown-status': 'Este estado no existe',
    'service.ends-before-start': 'El fin no puede ser anterior al inicio',
    'service-external-id.taken': (p: Named) =>
      `Este id externo ya es de un servicio de la cuenta ${p.name ?? ''}`,
    'undo.account-gone': 'La cuenta ya no está',
    'undo.service-gone': 'El servicio ya no está como entonces',
    'undo.service-external-id-taken': 'Otro servicio tiene ahora su id externo',
  },
  en: {
    'account.closed': 'This account is closed',
    'account.open': 'This account is open',
    'account.no-name': 'A name is needed',
    'account.no-main-user': 'A main user is needed',
    'account.unknown-main-user': 'This contact is no longer there',
    'account.main-user-without-address': 'This contact has no e-mail address, and the main user needs one',
    'account.same-main-user': 'This contact is the main user already',
    'account.main-user-gone': 'The main user is deleted: the account has to be handed over first',
    'account.unknown-company': 'This company is no longer there',
    'account-external-id.taken': (p: Named) => `The account ${p.name ?? ''} has this external ID already`,
    'account.has-services': (p: Count) =>
      p.count === 1 ? 'The account has a service' : `The account has ${p.count} services`,
    'account.has-domains': (p: Count) =>
      p.count === 1 ? 'The account has a domain' : `The account has ${p.count} domains`,
    'account.has-contacts': (p: Count) =>
      p.count === 1
        ? 'The account has an additional contact'
        : `The account has ${p.count} additional contacts`,
    'account.has-tickets': (p: Count) =>
      p.count === 1
        ? 'The account has an unresolved ticket'
        : `The account has ${p.count} unresolved tickets`,
    'contact.main-user': (p: { account: string }) =>
      `Main user of ${p.account}: that account has to be handed over to somebody else first`,
    'service.no-name': 'A name is needed',
    'service.unknown-status': 'There is no such status',
    'service.ends-before-start': 'The end cannot come before the start',
    'service-external-id.taken': (p: Named) =>
      `A service of the account ${p.name ?? ''} has this external ID already`,
    'undo.account-gone': 'The account is no longer there',
    'undo.service-gone': 'The service is not as it was then',
    'undo.service-external-id-taken': 'Another service has its external ID now',
  },
} as const
