/** Sentences of this module's problems. */
export const words = {
  es: { 'contact.missing': 'Este contacto ya no existe' },
  en: { 'contact.missing': 'This contact no longer exists' },
} as const
