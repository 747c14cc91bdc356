/** Sentences of this module's problems. */
export const words = { es: {}, en: {} } as const
