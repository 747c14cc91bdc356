import { letter, type MadeMail, mail } from './kit.ts'

type Reply = {
  name: string
  why: string
  body: string
  text: string
  quoted: string
  subject?: string
  headers?: Record<string, string>
}

export const reply = ({
  name,
  why,
  body,
  text,
  quoted,
  subject = 'Re: Una pregunta',
  headers = {},
}: Reply): MadeMail =>
  mail(`reply-${name}`, letter({ Subject: subject, ...headers }, body), { why, subject, text, quoted })

const html = (content: string): Record<string, string> => ({
  'Content-Type': 'text/html; charset=utf-8',
  content,
})
/** Answers whose program sends HTML alone. */
export const htmlReply = (
  name: string,
  why: string,
  content: string,
  text: string,
  quoted: string,
): MadeMail =>
  mail(
    `reply-${name}`,
    letter({ Subject: 'Re: Una pregunta', 'Content-Type': html('')['Content-Type'] ?? '' }, content),
    { why, subject: 'Re: Una pregunta', text, quoted, html: {} },
  )

export const own = 'Gracias, ya funciona.\n\nUn saludo,\nOscar'
/** What stands quoted below an answer, unmarked or marked. */
export const earlier = 'Hola, Oscar:\nYa está renovado el certificado.\n\nNoelia'
export const marked = earlier.replace(/^/gm, '> ').replace(/ $/gm, '')
/** An answer above, and below it how its program begins the quote, and the quote. */
export const above = (
  name: string,
  why: string,
  attribution: string,
  quote: string,
  headers: Record<string, string> = {},
): MadeMail =>
  reply({
    name,
    why,
    body: `${own}\n\n${attribution}${quote}\n`,
    text: own,
    quoted: `${attribution}${quote}`,
    headers,
  })
