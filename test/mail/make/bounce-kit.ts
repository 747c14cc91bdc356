import { letter, type MadeMail, mail, part, parts } from './kit.ts'

export const ours = '<418.1.7f6e@alameda.example>'
export const returned = `From: Soporte <soporte@alameda.example>\nTo: nadie@papelera.example\nSubject: El certificado\nMessage-ID: ${ours}\nDate: Mon, 2 Nov 2026 09:00:00 -0600\n\nHola\n`
export const daemonOf = (host: string): string => `Mail Delivery System <MAILER-DAEMON@${host}>`

type Status = {
  name: string
  why: string
  text: string
  status: string
  report: unknown
  subject?: string
  from?: string
  shown?: string
  last?: string
  automatic?: string[]
  attached?: string[]
}

/** A report in its proper parts: words for people, a status for machines, and what came back. */
export function standard({
  name,
  why,
  text,
  status,
  report,
  subject = 'Undelivered Mail Returned to Sender',
  from = daemonOf('mx.papelera.example'),
  shown,
  last,
  automatic,
  attached,
}: Status): MadeMail {
  const body = parts(
    'r',
    part('text/plain; charset=utf-8', text),
    part('message/delivery-status', status),
    last ?? part('message/rfc822', returned),
  )
  const headers = {
    From: from,
    To: 'rebotes+418@alameda.example',
    Subject: subject,
    'Return-Path': '<>',
    'Auto-Submitted': 'auto-replied',
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r',
  }
  return mail(`bounce-${name}`, letter(headers, body), {
    why,
    from: [shown ?? 'Mail Delivery System <mailer-daemon@mx.papelera.example>'],
    to: ['<rebotes+418@alameda.example>'],
    subject,
    text,
    attachments: attached ?? ['message-1.txt', 'El certificado.eml'],
    automatic: automatic ?? ['auto-replied', 'empty-return-path', 'mailer-daemon'],
    report,
  })
}

/** A report in words alone. */
export function free(
  name: string,
  why: string,
  given: Record<string, string>,
  text: string,
  report: unknown,
  shown: string,
  automatic: string[] = ['empty-return-path', 'mailer-daemon'],
  quoted = '',
  faults: string[] = [],
): MadeMail {
  const subject = given.Subject ?? ''
  return mail(
    `bounce-${name}`,
    letter({ To: 'rebotes+418@alameda.example', 'Return-Path': '<>', ...given }, `${text}\n`),
    {
      why,
      from: [shown],
      to: ['<rebotes+418@alameda.example>'],
      subject,
      text,
      quoted,
      automatic,
      report,
      faults,
    },
  )
}
export const one = (
  address: string | null,
  action: string,
  status: string | null,
  about: string | null = ours,
): unknown => ({ kind: 'delivery', recipients: [{ address, action, status }], about })
export const nobody = 'nadie@papelera.example'
