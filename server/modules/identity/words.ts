/** Sentences of this module's problems. */
export const words = {
  es: {
    'set-up.done': 'La puesta en marcha ya se hizo',
    'workspace.name-empty': 'Falta el nombre de la organización',
    'password.too-short': (p: { min: number }) => `La contraseña debe tener al menos ${p.min} caracteres`,
    'password.too-long': (p: { max: number }) => `La contraseña puede tener como máximo ${p.max} caracteres`,
    'password.common': 'Esta contraseña es demasiado conocida: conviene otra',
    'password.like-you': 'La contraseña se parece demasiado al nombre o al correo',
    'language.not-offered': 'Este idioma no se ofrece todavía',
  },
  en: {
    'set-up.done': 'Set-up has been done already',
    'workspace.name-empty': 'The organisation’s name is missing',
    'password.too-short': (p: { min: number }) => `The password must have at least ${p.min} characters`,
    'password.too-long': (p: { max: number }) => `The password may have at most ${p.max} characters`,
    'password.common': 'This password is too well known: choose another',
    'password.like-you': 'The password is too much like the name or the e-mail address',
    'language.not-offered': 'This language is not offered yet',
  },
} as const
