/** Sentences of this module's problems. */
export const words = {
  es: {
    'contact.missing': 'Este contacto ya no existe',
    'sample.present': 'Los datos de ejemplo ya están cargados',
    'sample.too-many': 'Hay demasiados datos de ejemplo para eliminarlos de una vez',
  },
  en: {
    'contact.missing': 'This contact no longer exists',
    'sample.present': 'The sample data is loaded already',
    'sample.too-many': 'There is too much sample data to delete at once',
  },
} as const
