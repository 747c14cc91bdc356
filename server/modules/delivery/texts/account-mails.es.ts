import type { AccountMailTexts } from './shape.ts'

const privacy =
  '{workspace} usa tu nombre y esta dirección solo para escribirte sobre esta cuenta y los dominios de ella. No se te ha abierto ningún acceso: con esta dirección no se entra en el área de clientes de {account}.'

const change = `
Ahora: {before}

Después: {after}`

/** Mails about an account in Spanish: to whoever is on its cards, its main user, and registrants of its domains. */
export const accountMailsEs: AccountMailTexts = {
  'additional-contact-welcome area': {
    subject: '{addedBy} te añadió como contacto de {account}',
    body: `
Hola, {name}:

{addedBy}, usuario principal de {account} en {workspace}, te añadió como contacto adicional de la cuenta.

Recibirás copia de los correos de: {categories}. También puedes preguntar por esos temas escribiendo al soporte desde esta dirección.

${privacy}

Si no quieres estos correos o no conoces la cuenta, puedes decirlo con los enlaces del final, sin iniciar sesión.`,
    reason: '{reason}',
  },
  'additional-contact-sample area': {
    subject: 'Una muestra de los correos de {account}',
    body: `
Hola, {name}:

{sentBy}, usuario principal de {account} en {workspace}, te envía esta muestra para comprobar que los correos de la cuenta te llegan.

Recibes copia de los correos de: {categories}.

${privacy}`,
    reason: '{reason}',
  },
  'additional-contact-refused area': {
    subject: '{contact} no conoce la cuenta {account}',
    body: `
Hola, {name}:

Quien recibe los correos de {contactAddress}, en tu cuenta «{contact}», dice que no conoce la cuenta {account}. Ya no recibirá copias.

Comprueba si la dirección es la correcta. Puedes cambiarla o eliminar el contacto en el área de clientes: {home}`,
    reason: '{reason}',
  },
  'account-handed-over area': {
    subject: 'La cuenta {account} cambió de usuario principal',
    body: `
Hola, {name}:

Desde el {when}, el usuario principal de {account} es {to}. Hasta entonces lo era {from}.

El usuario principal ve y cambia todo lo de la cuenta en el área de clientes: {home}

Si no esperabas este cambio, avisa al soporte de {workspace}.`,
    reason: '{reason}',
  },
  'registrant-change-old area': {
    subject: 'Confirma el cambio de registrante de {domain}',
    body: `
Hola, {name}:

Se pidió cambiar los datos del registrante de {domain}.
${change}

El cambio se hace cuando lo aprueben quien es registrante ahora y quien lo será. Puedes aprobarlo o rechazarlo.

{action}

Si el {until} falta alguna respuesta, todo queda como está.`,
    actionLabel: 'Ver y responder',
    reason: '{reason}',
  },
  'registrant-change-new area': {
    subject: 'Confirma que serás registrante de {domain}',
    body: `
Hola, {name}:

Se pidió que seas registrante de {domain}, con estos datos.
${change}

El cambio se hace cuando lo aprueben quien es registrante ahora y quien lo será. Puedes aprobarlo o rechazarlo.

{action}

Si el {until} falta alguna respuesta, todo queda como está.`,
    actionLabel: 'Ver y responder',
    reason: '{reason}',
  },
  'registrant-change-confirmed area': {
    subject: 'El registrante de {domain} cambió',
    body: `
Hola, {name}:

El {when} se hizo el cambio de registrante de {domain}.

Antes: {before}

Ahora: {after}

Si no estás de acuerdo, avisa enseguida al soporte de {workspace}.`,
    reason: '{reason}',
  },
  'registrant-change-refused area': {
    subject: 'El registrante de {domain} no cambia',
    body: `
Hola, {name}:

El cambio de registrante de {domain} se rechazó. Todo queda como estaba: {before}

Lo que se pidió era: {after}`,
    reason: '{reason}',
  },
  'registrant-change-expired area': {
    subject: 'El registrante de {domain} no cambia',
    body: `
Hola, {name}:

El cambio de registrante de {domain} no se aprobó a tiempo. Todo queda como estaba: {before}

Lo que se pidió era: {after}`,
    reason: '{reason}',
  },
  'registrant-change-withdrawn area': {
    subject: 'El registrante de {domain} no cambia',
    body: `
Hola, {name}:

El cambio de registrante de {domain} se retiró. Todo queda como estaba: {before}

Lo que se pidió era: {after}`,
    reason: '{reason}',
  },
  'registrant-verification area': {
    subject: 'Confirma tu dirección como registrante de {domains}',
    body: `
Hola, {name}:

La dirección {address} es la del registrante de: {domains}. Las reglas de los dominios piden confirmar que lees los correos que llegan a ella.

{action}

Confírmala antes del {until}. Si no, el dominio puede dejar de funcionar.`,
    actionLabel: 'Confirmar la dirección',
    reason: '{reason}',
  },
  'registrant-verification-reminder area': {
    subject: 'Falta confirmar tu dirección como registrante de {domains}',
    body: `
Hola, {name}:

Aún falta confirmar que lees los correos de {address}, la dirección del registrante de: {domains}.

{action}

Confírmala antes del {until}. Si no, el dominio puede dejar de funcionar.`,
    actionLabel: 'Confirmar la dirección',
    reason: '{reason}',
  },
  'delivery-bounced area': {
    subject: 'Los correos de {account} no llegan a {contact}',
    body: `
Hola, {name}:

Los correos de {account} para {contact} no llegan: el servidor de {contactAddress} dice que esa dirección no existe, o los ha devuelto una y otra vez. Hasta que cambie, no se le envía nada más.

Lo que respondió: {words}

Comprueba la dirección. Puedes cambiarla en el área de clientes: {home}`,
    reason: '{reason}',
  },
}
