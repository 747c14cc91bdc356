import { randomBytes } from 'node:crypto'
import { type SigningDomain, signingDomain } from '../../test/soak/signed-mail.ts'

export const domains = 20
export const people = 2000

export const addressOf = (number: number): string => `p${number % people}@d${number % domains}.example`

/** Domains that sign, with all that they publish. */
export const signingDomains = (): SigningDomain[] =>
  Array.from({ length: domains }, (_, number) => signingDomain(`d${number}.example`))

const paragraph =
  'Buenos días: desde ayer por la tarde no podemos entrar en el panel. Al escribir la contraseña vuelve a la misma página sin decir nada. Lo hemos probado con tres ordenadores y con el móvil. '

/** What people write: text with its HTML, one in ten with a picture of 60 kB, each a mail of its own. */
export function textOf(number: number): { text: string; html: string; attachments: object[] } {
  const text = `${paragraph.repeat(1 + (number % 6))}\n\nCaso ${number}\n\nUn saludo,\nPersona ${number % people}`
  const html = `<div>${text.replaceAll('\n', '<br>')}</div>`
  const attachments =
    number % 10 === 0
      ? [{ filename: 'captura.png', contentType: 'image/png', content: randomBytes(60_000) }]
      : []
  return { text, html, attachments }
}
