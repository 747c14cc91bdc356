/** Sentences of this module's problems. */
export const words = {
  es: {
    'bulk.company-missing': 'Esta empresa ya no existe',
    'bulk.field-of-one': 'Este campo se cambia en la ficha de cada uno',
    'bulk.not-of-tickets': 'Esto no se puede hacer con tickets',
    'bulk.not-of-companies': 'Esto no se puede hacer con empresas',
    'contact-merge.too-many': (p: { max: number }) =>
      `Se combinan como mucho ${p.max} contactos con otro a la vez`,
    'make-agent.already': 'Este contacto ya se convirtió en agente',
    'make-agent.no-address': 'Hace falta una dirección de correo a la que enviar la invitación',
    'make-agent.blocked': 'Este contacto está bloqueado: primero hay que desbloquearlo',
    'undo.accounts-elsewhere': (p: { count: number }) =>
      p.count === 1 ? 'Una cuenta ya es de otra persona' : `${p.count} cuentas ya son de otra persona`,
    'undo.tickets-elsewhere': (p: { count: number }) =>
      p.count === 1 ? 'Un ticket ya es de otra persona' : `${p.count} tickets ya son de otra persona`,
    'undo.tickets-since': (p: { count: number }) =>
      p.count === 1
        ? 'Un ticket que llegó después se queda en el contacto combinado'
        : `${p.count} tickets que llegaron después se quedan en el contacto combinado`,
    'undo.erased': 'Se borró para siempre y ya no se puede deshacer',
    'undo.in-work': 'Aún hay un trabajo en curso; primero debe terminar o cancelarse',
    'contact.missing': 'Este contacto ya no existe',
    'contact.not-deleted': 'Este contacto no está eliminado',
    'contact.is-merged': 'Este contacto no está eliminado: se combinó con otro',
    'company.missing': 'Esta empresa ya no existe',
    'sample.present': 'Los datos de ejemplo ya están cargados',
    'sample.too-many': 'Hay demasiados datos de ejemplo para eliminarlos de una vez',
  },
  en: {
    'bulk.company-missing': 'This company no longer exists',
    'bulk.field-of-one': 'This field is changed on each one’s own page',
    'bulk.not-of-tickets': 'This cannot be done with tickets',
    'bulk.not-of-companies': 'This cannot be done with companies',
    'contact-merge.too-many': (p: { max: number }) =>
      `${p.max} contacts at most are merged with another at once`,
    'make-agent.already': 'This contact was made an agent already',
    'make-agent.no-address': 'An e-mail address is needed to send the invitation to',
    'make-agent.blocked': 'This contact is blocked: unblock it first',
    'undo.accounts-elsewhere': (p: { count: number }) =>
      p.count === 1
        ? 'One account is somebody else’s by now'
        : `${p.count} accounts are somebody else’s by now`,
    'undo.tickets-elsewhere': (p: { count: number }) =>
      p.count === 1
        ? 'One ticket is somebody else’s by now'
        : `${p.count} tickets are somebody else’s by now`,
    'undo.tickets-since': (p: { count: number }) =>
      p.count === 1
        ? 'One ticket that came afterwards stays with the merged contact'
        : `${p.count} tickets that came afterwards stay with the merged contact`,
    'undo.erased': 'It was erased for good and can no longer be undone',
    'undo.in-work': 'A job is still at it; it must end or be cancelled first',
    'contact.missing': 'This contact no longer exists',
    'contact.not-deleted': 'This contact is not deleted',
    'contact.is-merged': 'This contact is not deleted: it was merged with another',
    'company.missing': 'This company no longer exists',
    'sample.present': 'The sample data is loaded already',
    'sample.too-many': 'There is too much sample data to delete at once',
  },
} as const
