import type { Language } from '../../../lib/pure/languages.ts'

/** What stands around a message of a ticket in its copies. */
export const copyWords = {
  es: {
    ticket: (number: string) => `Ticket ${number}`,
    reason: 'Por qué lo recibes',
    alsoTo: 'También lo reciben',
    opened: ' abrió este ticket:',
    wrote: ' escribió:',
    agentWrote: (department: string) => `, de ${department}, escribió:`,
    agentAnswered: (department: string, to: string) => `, de ${department}, contestó a ${to}:`,
    agentAnsweredYou: (department: string) => `, de ${department}, te contestó:`,
    earlier: (count: number) =>
      count === 1 ? 'Ver el mensaje anterior' : `Ver los ${count} mensajes anteriores`,
    earlierBy: (when: string, author: string) => `El ${when}, ${author} escribió:`,
    cut: '… (el mensaje sigue en el ticket)',
    how: 'Puedes contestar a este correo: tu respuesta se añadirá al ticket y la verán quienes lo reciben.',
    download: (until: string) => `No caben en el correo. Se pueden descargar hasta el ${until}:`,
    downloadLink: 'Descargar los archivos',
  },
  en: {
    ticket: (number: string) => `Ticket ${number}`,
    reason: 'Why you get this',
    alsoTo: 'It also goes to',
    opened: ' opened this ticket:',
    wrote: ' wrote:',
    agentWrote: (department: string) => `, ${department}, wrote:`,
    agentAnswered: (department: string, to: string) => `, ${department}, answered ${to}:`,
    agentAnsweredYou: (department: string) => `, ${department}, answered you:`,
    earlier: (count: number) =>
      count === 1 ? 'See the earlier message' : `See the ${count} earlier messages`,
    earlierBy: (when: string, author: string) => `On ${when}, ${author} wrote:`,
    cut: '… (the message goes on in the ticket)',
    how: 'You can answer this mail: your answer is added to the ticket, and those who get it will see it.',
    download: (until: string) => `Too large for mail. They can be downloaded until ${until}:`,
    downloadLink: 'Download the files',
  },
} as const satisfies Record<Language, unknown>
