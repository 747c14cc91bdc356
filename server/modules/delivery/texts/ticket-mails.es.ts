import type { TicketMailTexts } from './shape.ts'

const chosen = 'Así está en sus notificaciones de {workspace}.'

/** Mails about tickets that the program writes, in Spanish. */
export const ticketMailsEs: TicketMailTexts = {
  'ticket-received area': {
    subject: '[{number}] {subject}',
    body: `
Hola, {name}:

Recibimos tu mensaje «{subject}». Es el ticket {number}.

Te contestaremos en cuanto podamos. Si quieres añadir algo, contesta a este correo.`,
    reason: 'Es una respuesta automática: escribiste desde la dirección {address}.',
  },
  'mail-refused area': {
    subject: 'No podemos atender tu correo',
    body: `
Hola:

Tu correo «{subject}» llegó a {department}, de {workspace}. Esa dirección solo atiende a contactos registrados, y {address} no lo es. Nadie ha leído tu mensaje.

Si eres cliente, escribe desde la dirección con la que te conocemos, o pide a quien lleva tu cuenta que te añada como contacto.`,
    reason: 'Es una respuesta automática: alguien escribió desde la dirección {address}.',
  },
  'sender-question area': {
    subject: '¿Has escrito a {workspace}?',
    body: `
Hola, {name}:

Llegó correo con tu dirección {address} como remitente, y nada demuestra que nos lo hayas escrito tú. Está retenido hasta que lo confirmes. En espera el {when}: {count}.

{action}

Si no lo has escrito tú, no hace falta que hagas nada: no se atenderá.`,
    actionLabel: 'Ver y confirmar',
    reason: 'Alguien escribió a {workspace} con la dirección {address} como remitente.',
  },
  'agent-ticket-assigned agent': {
    subject: '[{number}] Asignado a usted: {subject}',
    body: `
Hola, {name}:

{by} le asignó el ticket {number}: {subject}

{action}

Si contesta a este correo, queda como nota interna del ticket: el cliente no la ve.`,
    actionLabel: 'Ver el ticket',
    reason: chosen,
  },
  'agent-ticket-new agent': {
    subject: '[{number}] Nuevo: {subject}',
    body: `
Hola, {name}:

{author} abrió el ticket {number}: {subject}

{excerpt}

{action}

Si contesta a este correo, responde al cliente y a quienes reciben copia del ticket.`,
    actionLabel: 'Ver el ticket',
    reason: chosen,
  },
  'agent-ticket-replied agent': {
    subject: '[{number}] Respuesta de {author}: {subject}',
    body: `
Hola, {name}:

{author} contestó en el ticket {number}: {subject}

{excerpt}

{action}

Si contesta a este correo, responde al cliente y a quienes reciben copia del ticket.`,
    actionLabel: 'Ver el ticket',
    reason: chosen,
  },
}
