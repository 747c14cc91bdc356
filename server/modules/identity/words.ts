type Place = { name?: string; kind?: string; id?: number }

/** Sentences of this module's problems. They name no reader, so that they fit agents (usted) and customers (tú) alike. */
export const words = {
  es: {
    'set-up.done': 'La puesta en marcha ya se hizo',
    'workspace.name-empty': 'Falta el nombre de la organización',
    'sign-in.failed': 'El correo o la contraseña no son correctos, o no hay acceso con ellos',
    'sign-in.wait': (p: { seconds: number }) =>
      `Demasiados intentos: se puede volver a probar dentro de ${spanishTime(p.seconds)}`,
    'sign-in.busy': 'Ahora mismo entra demasiada gente a la vez: conviene probar dentro de unos segundos',
    'second-factor.wrong-code': 'El código no es correcto, ya se usó o ha caducado',
    'second-factor.on': 'La verificación en dos pasos ya está activada',
    'second-factor.off': 'La verificación en dos pasos no está activada',
    'password.wrong': 'La contraseña actual no es correcta',
    'password.too-short': (p: { min: number }) => `La contraseña debe tener al menos ${p.min} caracteres`,
    'password.too-long': (p: { max: number }) => `La contraseña puede tener como máximo ${p.max} caracteres`,
    'password.common': 'Esta contraseña es demasiado conocida o fácil de adivinar: conviene otra',
    'password.like-you': 'La contraseña se parece demasiado al nombre o al correo',
    'language.not-offered': 'Este idioma no se ofrece todavía',
    'link.gone': 'Este enlace ya no sirve: se usó, caducó o lo sustituye otro más nuevo',
    'address.taken': (p: Place) =>
      p.kind === 'department'
        ? `Es la dirección del departamento ${p.name}: hace falta otra`
        : p.name
          ? `Esta dirección ya la tiene ${p.name}`
          : 'Esta dirección ya la tiene otra persona',
    'address.same': 'Es la misma dirección que ahora',
    'role.unknown': 'Este rol no existe',
    'role.above-own': 'Nadie puede dar un rol superior al propio',
    'agent.above-own': 'No se puede cambiar a quien tiene un rol superior',
    'agent.last-owner': 'Debe quedar al menos una persona propietaria',
    'agent.yourself': 'No es posible darse de baja a sí mismo',
    'agent.deactivated': 'Este agente está dado de baja',
    'agent.not-deactivated': 'Este agente no está dado de baja',
    'agent.accepted': 'La invitación ya se aceptó',
    'api-key.name-empty': 'Falta el nombre de la clave',
    'api-key.no-scope': 'Falta elegir al menos un permiso',
    'api-key.unknown-scope': 'Este permiso no existe',
    'api-key.scope-above-own': 'Una clave no puede tener permisos que su agente no tiene',
    'api-key.bad-expiry': 'La fecha de caducidad no es válida',
    'api-key.expiry-past': 'La fecha de caducidad ya pasó',
    'api-key.no-network': 'Falta al menos una dirección de red: sin ninguna, la clave no serviría',
    'api-key.too-many-networks': (p: { max: number }) => `Puede haber como máximo ${p.max} redes`,
    'api-key.bad-network': 'No es una dirección de red ni una red, como 192.0.2.7 o 2001:db8::/32',
  },
  en: {
    'set-up.done': 'Set-up has been done already',
    'workspace.name-empty': 'The organisation’s name is missing',
    'sign-in.failed': 'The e-mail address or the password is wrong, or there is no access with them',
    'sign-in.wait': (p: { seconds: number }) =>
      `Too many tries: the next one is possible in ${englishTime(p.seconds)}`,
    'sign-in.busy': 'Too many people are signing in right now: try again in a few seconds',
    'second-factor.wrong-code': 'The code is wrong, has been used or has expired',
    'second-factor.on': 'Two-step verification is on already',
    'second-factor.off': 'Two-step verification is not on',
    'password.wrong': 'The current password is wrong',
    'password.too-short': (p: { min: number }) => `The password must have at least ${p.min} characters`,
    'password.too-long': (p: { max: number }) => `The password may have at most ${p.max} characters`,
    'password.common': 'This password is too well known or easy to guess: choose another',
    'password.like-you': 'The password is too much like the name or the e-mail address',
    'language.not-offered': 'This language is not offered yet',
    'link.gone': 'This link no longer works: it was used, has expired or a newer one replaces it',
    'address.taken': (p: Place) =>
      p.kind === 'department'
        ? `It is the address of the department ${p.name}: another is needed`
        : p.name
          ? `${p.name} has this address already`
          : 'Somebody else has this address already',
    'address.same': 'This is the present address',
    'role.unknown': 'There is no such role',
    'role.above-own': 'A role above one’s own cannot be given',
    'agent.above-own': 'An agent with a higher role cannot be changed',
    'agent.last-owner': 'At least one owner must remain',
    'agent.yourself': 'Deactivating oneself is not possible',
    'agent.deactivated': 'This agent is deactivated',
    'agent.not-deactivated': 'This agent is not deactivated',
    'agent.accepted': 'The invitation has been accepted already',
    'api-key.name-empty': 'The key’s name is missing',
    'api-key.no-scope': 'At least one permission has to be chosen',
    'api-key.unknown-scope': 'There is no such permission',
    'api-key.scope-above-own': 'A key cannot have permissions that its agent does not have',
    'api-key.bad-expiry': 'The expiry is not a valid date',
    'api-key.expiry-past': 'The expiry is past already',
    'api-key.no-network': 'At least one network address is missing: without any, the key would be of no use',
    'api-key.too-many-networks': (p: { max: number }) => `There may be at most ${p.max} networks`,
    'api-key.bad-network':
      'This is neither a network address nor a network, such as 192.0.2.7 or 2001:db8::/32',
  },
} as const

function spanishTime(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 segundo' : `${seconds} segundos`
  return `${Math.ceil(seconds / 60)} minutos`
}

function englishTime(seconds: number): string {
  if (seconds < 90) return seconds === 1 ? '1 second' : `${seconds} seconds`
  return `${Math.ceil(seconds / 60)} minutes`
}
