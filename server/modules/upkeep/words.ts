/** Sentences of this module's problems. */
export const words = {
  es: {
    'bulk.company-missing': 'Esta empresa ya no existe',
    'bulk.field-of-one': 'Este campo se cambia en la ficha de cada uno',
    'bulk.not-of-tickets': 'Esto no se puede hacer con tickets',
    'bulk.not-of-companies': 'Esto no se puede hacer con empresas',
    'undo.in-work': 'Aún hay un trabajo en curso; primero debe terminar o cancelarse',
    'contact.missing': 'Este contacto ya no existe',
    'contact.not-deleted': 'Este contacto no está eliminado',
    'company.missing': 'Esta empresa ya no existe',
    'sample.present': 'Los datos de ejemplo ya están cargados',
    'sample.too-many': 'Hay demasiados datos de ejemplo para eliminarlos de una vez',
  },
  en: {
    'bulk.company-missing': 'This company no longer exists',
    'bulk.field-of-one': 'This field is changed on each one’s own page',
    'bulk.not-of-tickets': 'This cannot be done with tickets',
    'bulk.not-of-companies': 'This cannot be done with companies',
    'undo.in-work': 'A job is still at it; it must end or be cancelled first',
    'contact.missing': 'This contact no longer exists',
    'contact.not-deleted': 'This contact is not deleted',
    'company.missing': 'This company no longer exists',
    'sample.present': 'The sample data is loaded already',
    'sample.too-many': 'There is too much sample data to delete at once',
  },
} as const
