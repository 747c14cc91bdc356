import type { OwnMailTexts } from './shape.ts'

/** Our mails in Spanish: agents are addressed as *usted*, customers as *tú*. */
export const es: OwnMailTexts = {
  'activation area': {
    subject: 'Activa tu acceso a {workspace}',
    body: `
Hola, {name}:

{workspace} te dio de alta como contacto. Con tu acceso entras al área de clientes, donde puedes ver tus datos y mantenerlos al día.

Para activarlo, confirma que esta dirección es tuya y elige una contraseña.

{action}

El enlace sirve una sola vez, hasta el {until}. Si caduca, al abrirlo verás cómo pedir otro.

Si no esperabas este correo, no hace falta que hagas nada: sin el enlace, nadie puede activar el acceso.`,
    actionLabel: 'Activar mi acceso',
    reason: '{workspace} te registró como contacto con la dirección {address}.',
  },
  'invitation agent': {
    subject: 'Invitación al portal de soporte de {workspace}',
    body: `
Hola, {name}:

{invitedBy} le invita a atender a los clientes de {workspace} desde su portal de soporte.

Para aceptar, elija una contraseña.

{action}

El enlace sirve una sola vez, hasta el {until}. Si caduca, pida otro a {invitedBy}.

Si no esperaba esta invitación, no hace falta que haga nada: sin el enlace, nadie puede aceptarla.`,
    actionLabel: 'Aceptar la invitación',
    reason: '{invitedBy}, de {workspace}, escribió la dirección {address} para invitarle.',
  },
  'password-reset agent': {
    subject: 'Elija otra contraseña para {workspace}',
    body: `
Hola, {name}:

Alguien, seguramente usted, pidió cambiar la contraseña con la que entra al portal de soporte de {workspace}.

{action}

El enlace sirve una sola vez, hasta el {until}.

Si no lo pidió usted, no hace falta que haga nada: su contraseña sigue siendo la misma.`,
    actionLabel: 'Elegir otra contraseña',
    reason: 'Se pidió en el portal de soporte de {workspace} para la dirección {address}.',
  },
  'password-reset area': {
    subject: 'Elige otra contraseña para {workspace}',
    body: `
Hola, {name}:

Alguien, seguramente tú, pidió cambiar la contraseña con la que entras al área de clientes de {workspace}.

{action}

El enlace sirve una sola vez, hasta el {until}.

Si no lo pediste tú, no hace falta que hagas nada: tu contraseña sigue siendo la misma.`,
    actionLabel: 'Elegir otra contraseña',
    reason: 'Se pidió en el área de clientes de {workspace} para la dirección {address}.',
  },
  'magic-link area': {
    subject: 'Tu enlace para entrar a {workspace}',
    body: `
Hola, {name}:

Con este enlace entras al área de clientes de {workspace} sin escribir tu contraseña.

{action}

El enlace sirve una sola vez, hasta el {until}.

Si no lo pediste tú, no lo abras ni lo reenvíes: sin él, nadie entra en tu nombre.`,
    actionLabel: 'Entrar',
    reason: 'Se pidió en el área de clientes de {workspace} para la dirección {address}.',
  },
  'address-verification agent': {
    subject: 'Confirme su dirección de correo',
    body: `
Hola, {name}:

Está a punto de usar la dirección {address} en el portal de soporte de {workspace}. Solo falta confirmar que es suya.

{action}

El enlace sirve una sola vez, hasta el {until}.

Si no fue usted quien la escribió, no hace falta que haga nada: sin confirmar, la dirección no se usa.`,
    actionLabel: 'Confirmar la dirección',
    reason: 'Alguien escribió {address} como dirección propia en {workspace}.',
  },
  'address-verification area': {
    subject: 'Confirma tu dirección de correo',
    body: `
Hola, {name}:

Estás a punto de usar la dirección {address} en el área de clientes de {workspace}. Solo falta confirmar que es tuya.

{action}

El enlace sirve una sola vez, hasta el {until}.

Si no fuiste tú quien la escribió, no hace falta que hagas nada: sin confirmar, la dirección no se usa.`,
    actionLabel: 'Confirmar la dirección',
    reason: 'Alguien escribió {address} como dirección propia en {workspace}.',
  },
  'address-changed agent': {
    subject: 'Su dirección en {workspace} cambió',
    body: `
Hola, {name}:

Desde el {when} ya no se entra al portal de soporte de {workspace} con la dirección {address}: se confirmó otra.

Si el cambio lo hizo usted, no hace falta nada más. Si no, avise enseguida a quien administra el portal: alguien podría estar entrando en su nombre.`,
    reason: '{address} era hasta ahora su dirección en {workspace}.',
  },
  'address-changed area': {
    subject: 'Tu dirección en {workspace} cambió',
    body: `
Hola, {name}:

Desde el {when} ya no se entra al área de clientes de {workspace} con la dirección {address}: se cambió por otra o se quitó.

Si el cambio lo hiciste o lo pediste tú, no hace falta nada más. Si no, avisa enseguida al soporte de {workspace}: alguien podría estar entrando en tu nombre.`,
    reason: '{address} era hasta ahora tu dirección en {workspace}.',
  },
  'password-changed agent': {
    subject: 'Su contraseña de {workspace} cambió',
    body: `
Hola, {name}:

El {when} se cambió la contraseña con la que entra al portal de soporte de {workspace}.

Si el cambio lo hizo usted, no hace falta nada más. Si no, pida otra contraseña en {home} y avise enseguida a quien administra el portal.`,
    reason: '{address} es su dirección en {workspace}.',
  },
  'password-changed area': {
    subject: 'Tu contraseña de {workspace} cambió',
    body: `
Hola, {name}:

El {when} se cambió la contraseña con la que entras al área de clientes de {workspace}.

Si el cambio lo hiciste tú, no hace falta nada más. Si no, pide otra contraseña en {home} y avisa enseguida al soporte de {workspace}.`,
    reason: '{address} es tu dirección en {workspace}.',
  },
  'export-ready agent': {
    subject: 'Su exportación de {workspace} está lista',
    body: `
Hola, {name}:

El archivo que pidió en el portal de soporte de {workspace} ya está escrito: tiene {rows} filas.

{action}

Para descargarlo hay que iniciar sesión. El archivo se guarda siete días.`,
    actionLabel: 'Ver la exportación',
    reason: 'Usted pidió la exportación en el portal de soporte de {workspace}.',
  },
}
