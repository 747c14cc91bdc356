type Max = { max: number }

/** Sentences of this module's problems. */
export const words = {
  es: {
    'ticket.no-requester': 'Hay que elegir un contacto',
    'ticket.no-subject': 'Falta el asunto',
    'ticket.no-body': 'Falta el texto',
    'ticket.missing': 'Este ticket ya no está',
    'ticket.not-deleted': 'Este ticket no está borrado',
    'ticket.unknown-requester': 'Este contacto ya no está',
    'ticket.foreign-address': 'Esta dirección no es de quien pregunta',
    'ticket.unknown-department': 'Este departamento ya no está',
    'ticket.unknown-account': 'Esta cuenta no existe',
    'ticket.account-closed': 'Esta cuenta está cerrada',
    'ticket.foreign-account': 'Quien pregunta no es de esta cuenta',
    'ticket.unknown-company': 'Esta empresa no es de quien pregunta ni de la cuenta',
    'ticket.unknown-domain': 'Este dominio no es de la cuenta',
    'ticket.unknown-service': 'Este servicio no es de la cuenta',
    'ticket.unknown-assignee': 'Este agente no atiende tickets',
    'ticket.unknown-upload': 'Este archivo ya no está: hay que adjuntarlo otra vez',
    'ticket.too-many-uploads': (p: Max) => `Un mensaje lleva ${p.max} archivos como máximo`,
    'ticket.uploads-too-large': (p: Max) => `Los archivos de un mensaje suman ${p.max} MB como máximo`,
    'ticket.category-not-offered': 'Sobre esta categoría no se pregunta aquí',
    'ticket.too-many': (p: Max) => `En un día se escriben ${p.max} mensajes como máximo`,
    'ticket.participant-is-requester': 'Es la dirección de quien pregunta',
    'ticket.participant-is-deactivated': 'Es de un agente desactivado',
    'ticket.participant-is-department': 'Es una de las direcciones de soporte',
    'upload.no-name': 'Falta el nombre del archivo',
    'upload.too-large': (p: Max) => `Un archivo tiene ${p.max} MB como máximo`,
    'upload.empty': 'El archivo está vacío',
    'upload.cut-off': 'El archivo no llegó entero',
    'upload.too-many': 'Hay demasiados archivos sin enviar',
    'undo.ticket-gone': 'El ticket ya no está como entonces',
    'canned-reply.no-name': 'Hace falta un nombre para la respuesta',
    'canned-reply.no-body': 'La respuesta está vacía',
    'canned-reply.unknown-placeholder': (p: { placeholder: string }) => `No existe el campo ${p.placeholder}`,
    'canned-reply.too-many': (p: { max: number }) => `Demasiadas respuestas: el máximo es de ${p.max}`,
    'merge.with-itself': 'Un ticket no se combina consigo mismo',
    'merge.not-there': (p: { number: number }) =>
      `El ticket ${p.number} ya no está, o ya se combinó con otro`,
    'merge.other-account': (p: { number: number }) => `El ticket ${p.number} es de otra cuenta`,
    'merge.out-of-account': (p: { number: number }) =>
      `El ticket ${p.number} es de una cuenta y este de ninguna: combine este en aquel`,
    'split.unknown-message': 'Este mensaje ya no está en el ticket',
    'split.nothing-left': 'Tiene que quedar al menos un mensaje',
    'undo.messages-elsewhere': (p: { count: number }) =>
      p.count === 1
        ? 'Un mensaje está ahora en otro ticket'
        : `${p.count} mensajes están ahora en otro ticket`,
    'undo.written-since': (p: { count: number; number: number }) =>
      p.count === 1
        ? `El mensaje escrito desde entonces se queda en el ticket ${p.number}`
        : `Los ${p.count} mensajes escritos desde entonces se quedan en el ticket ${p.number}`,
    'undo.participant-changed': (p: { name: string }) =>
      `Sobre ${p.name} se decidió después, y así se queda en el ticket que siguió`,
    'undo.canned-reply-changed': 'La respuesta se cambió después, o se eliminó',
  },
  en: {
    'ticket.no-requester': 'A contact has to be chosen',
    'ticket.no-subject': 'The subject is missing',
    'ticket.no-body': 'The text is missing',
    'ticket.missing': 'This ticket is no longer here',
    'ticket.not-deleted': 'This ticket is not deleted',
    'ticket.unknown-requester': 'This contact is no longer here',
    'ticket.foreign-address': 'This address is not the requester’s',
    'ticket.unknown-department': 'This department is no longer here',
    'ticket.unknown-account': 'There is no such account',
    'ticket.account-closed': 'This account is closed',
    'ticket.foreign-account': 'The requester does not belong to this account',
    'ticket.unknown-company': 'This company is neither the requester’s nor the account’s',
    'ticket.unknown-domain': 'This domain is not the account’s',
    'ticket.unknown-service': 'This service is not the account’s',
    'ticket.unknown-assignee': 'This agent does not work on tickets',
    'ticket.unknown-upload': 'This file is no longer here: attach it again',
    'ticket.too-many-uploads': (p: Max) => `A message carries at most ${p.max} files`,
    'ticket.uploads-too-large': (p: Max) => `The files of a message are at most ${p.max} MB together`,
    'ticket.category-not-offered': 'This category is not asked about here',
    'ticket.too-many': (p: Max) => `At most ${p.max} messages are written in a day`,
    'ticket.participant-is-requester': 'This is the requester’s address',
    'ticket.participant-is-deactivated': 'This is an agent’s who is deactivated',
    'ticket.participant-is-department': 'This is one of the support addresses',
    'upload.no-name': 'The file’s name is missing',
    'upload.too-large': (p: Max) => `A file has at most ${p.max} MB`,
    'upload.empty': 'The file is empty',
    'upload.cut-off': 'The file did not arrive whole',
    'upload.too-many': 'Too many files wait to be sent',
    'undo.ticket-gone': 'The ticket is no longer as it was then',
    'canned-reply.no-name': 'The reply needs a name',
    'canned-reply.no-body': 'The reply is empty',
    'canned-reply.unknown-placeholder': (p: { placeholder: string }) => `There is no field ${p.placeholder}`,
    'canned-reply.too-many': (p: { max: number }) => `Too many replies: ${p.max} at most`,
    'merge.with-itself': 'A ticket is not merged with itself',
    'merge.not-there': (p: { number: number }) =>
      `Ticket ${p.number} is no longer there, or was merged into another`,
    'merge.other-account': (p: { number: number }) => `Ticket ${p.number} is another account’s`,
    'merge.out-of-account': (p: { number: number }) =>
      `Ticket ${p.number} is an account’s and this one is nobody’s: merge this one into it`,
    'split.unknown-message': 'This message is no longer in the ticket',
    'split.nothing-left': 'At least one message has to stay',
    'undo.messages-elsewhere': (p: { count: number }) =>
      p.count === 1
        ? 'One message is in another ticket by now'
        : `${p.count} messages are in another ticket by now`,
    'undo.written-since': (p: { count: number; number: number }) =>
      p.count === 1
        ? `The message written since then stays in ticket ${p.number}`
        : `The ${p.count} messages written since then stay in ticket ${p.number}`,
    'undo.participant-changed': (p: { name: string }) =>
      `Somebody decided on ${p.name} afterwards, which stays so in the ticket that went on`,
    'undo.canned-reply-changed': 'The reply was changed since, or deleted',
  },
}
