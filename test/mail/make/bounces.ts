import { letter, type MadeMail, mail, part, parts } from './kit.ts'

const ours = '<418.1.7f6e@alameda.example>'
const returned = `From: Soporte <soporte@alameda.example>\nTo: nadie@papelera.example\nSubject: El certificado\nMessage-ID: ${ours}\nDate: Mon, 2 Nov 2026 09:00:00 -0600\n\nHola\n`
const daemonOf = (host: string): string => `Mail Delivery System <MAILER-DAEMON@${host}>`

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
function standard({
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
function free(
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
const one = (
  address: string | null,
  action: string,
  status: string | null,
  about: string | null = ours,
): unknown => ({ kind: 'delivery', recipients: [{ address, action, status }], about })
const nobody = 'nadie@papelera.example'

export const bounceMails: MadeMail[] = [
  standard({
    name: 'postfix',
    why: 'Postfix',
    text: `This is the mail system at host mx.papelera.example.\n\n<${nobody}>: host mail.papelera.example said: 550 5.1.1 User unknown`,
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822; ${nobody}\nOriginal-Recipient: rfc822;${nobody}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mail.papelera.example\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\n`,
    report: one(nobody, 'failed', '5.1.1'),
  }),
  standard({
    name: 'postfix-delayed',
    why: 'Postfix has not given up',
    subject: 'Delayed Mail (still being retried)',
    text: 'THIS IS A WARNING ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.\nYour message could not be delivered for more than 4 hour(s).',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822; ${nobody}\nAction: delayed\nStatus: 4.4.1\nDiagnostic-Code: X-Postfix; connect to mail.papelera.example: Connection timed out\nWill-Retry-Until: Sat, 7 Nov 2026 09:00:00 -0600\n`,
    report: one(nobody, 'delayed', '4.4.1'),
  }),
  standard({
    name: 'vague-status',
    why: 'a status that says nothing, and a server that said why',
    text: 'No se pudo entregar.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: RFC822; <${nobody}>\nAction: Failed\nStatus: 5.0.0 (permanent failure)\nDiagnostic-Code: SMTP; 552 5.2.2 Mailbox full\n`,
    report: one(nobody, 'failed', '5.2.2'),
  }),
  standard({
    name: 'no-enhanced',
    why: 'a status that says nothing, and words that do',
    text: 'No se pudo entregar.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822;${nobody}\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 550 No such user here\n`,
    report: one(nobody, 'failed', '5.1.1'),
  }),
  standard({
    name: 'two-recipients',
    why: 'two recipients, one of whom got it',
    text: 'Informe.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822; ${nobody}\nAction: failed\nStatus: 5.1.1\n\nFinal-Recipient: rfc822; ana@papelera.example\nAction: delivered\nStatus: 2.0.0\n`,
    report: {
      kind: 'delivery',
      recipients: [
        { address: nobody, action: 'failed', status: '5.1.1' },
        { address: 'ana@papelera.example', action: 'other', status: '2.0.0' },
      ],
      about: ours,
    },
  }),
  standard({
    name: 'no-blank-between',
    why: 'no blank line between the recipients',
    text: 'Informe.',
    status: `Reporting-MTA: dns; mx.papelera.example\nFinal-Recipient: rfc822; ${nobody}\nAction: failed\nStatus: 5.1.1\nFinal-Recipient: rfc822; otro@papelera.example\nAction: failed\nStatus: 5.2.1\n`,
    report: {
      kind: 'delivery',
      recipients: [
        { address: nobody, action: 'failed', status: '5.1.1' },
        { address: 'otro@papelera.example', action: 'failed', status: '5.2.1' },
      ],
      about: ours,
    },
  }),
  standard({
    name: 'forwarded',
    why: 'forwarded elsewhere: to whom it was sent counts',
    text: 'Informe.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nOriginal-Recipient: rfc822;${nobody}\nFinal-Recipient: rfc822; interno-17@buzones.example\nAction: failed\nStatus: 5.2.1\n`,
    report: one(nobody, 'failed', '5.2.1'),
  }),
  standard({
    name: 'office-365',
    why: 'Exchange Online',
    from: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@papelera.example>',
    shown: 'Microsoft Outlook <microsoftexchange329e71ec88ae4615bbc36ab6ce41109e@papelera.example>',
    automatic: ['auto-replied', 'empty-return-path'],
    subject: 'No se puede entregar: El certificado',
    text: `El mensaje para ${nobody} no se pudo entregar.\n\nnadie no se encontró en papelera.example.`,
    status: `Reporting-MTA: dns;CO1.prod.outlook.example\nReceived-From-MTA: dns;mail.alameda.example\nArrival-Date: Mon, 2 Nov 2026 15:00:00 +0000\n\nOriginal-Recipient: rfc822;${nobody}\nFinal-Recipient: rfc822;${nobody}\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup\n`,
    report: one(nobody, 'failed', '5.1.10'),
  }),
  standard({
    name: 'gmail',
    why: 'Gmail',
    from: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
    shown: 'Mail Delivery Subsystem <mailer-daemon@googlemail.example>',
    subject: 'Delivery Status Notification (Failure)',
    text: `** No se ha encontrado la dirección **\n\nTu mensaje no se ha entregado a ${nobody} porque no se ha encontrado la dirección.`,
    status: `Reporting-MTA: dns; googlemail.example\nX-Original-Message-ID: ${ours}\n\nFinal-Recipient: rfc822; ${nobody}\nAction: failed\nStatus: 5.1.1\nRemote-MTA: dns; mail.papelera.example. (192.0.2.1, the server for the domain papelera.example.)\nDiagnostic-Code: smtp; 550-5.1.1 The email account that you tried to reach does not exist.\n 550 5.1.1 Please try double-checking\nLast-Attempt-Date: Mon, 02 Nov 2026 07:00:00 -0800 (PST)\n`,
    report: one(nobody, 'failed', '5.1.1'),
  }),
  standard({
    name: 'sendmail',
    why: 'Sendmail, with the headers alone',
    subject: 'Returned mail: see transcript for details',
    text: '   ----- The following addresses had permanent fatal errors -----\n<nadie@papelera.example>\n    (reason: 550 5.7.1 Access denied)',
    last: part('text/rfc822-headers', returned),
    attached: ['message-1.txt', 'text-2.txt'],
    status: `Reporting-MTA: dns; mx.papelera.example\nArrival-Date: Mon, 2 Nov 2026 09:00:00 -0600\n\nFinal-Recipient: RFC822; ${nobody}\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: SMTP; 550 5.7.1 Access denied\n`,
    report: one(nobody, 'failed', '5.7.1'),
  }),
  standard({
    name: 'expired',
    why: 'given up after days',
    text: 'Se dejó de intentar.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822; ${nobody}\nAction: failed\nStatus: 4.4.7\nDiagnostic-Code: smtp; 450 4.4.7 message expired\n`,
    report: one(nobody, 'failed', '4.4.7'),
  }),
  standard({
    name: 'xtext',
    why: 'a plus written as xtext',
    text: 'Informe.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nOriginal-Recipient: rfc822;nadie+2Bpagos@papelera.example\nFinal-Recipient: rfc822;nadie+pagos@papelera.example\nAction: failed\nStatus: 5.1.1\n`,
    report: one('nadie+pagos@papelera.example', 'failed', '5.1.1'),
  }),
  standard({
    name: 'utf-8-recipient',
    why: 'a recipient beyond ASCII (RFC 6533)',
    text: 'Informe.',
    status:
      'Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: utf-8; peña@papelera.example\nAction: failed\nStatus: 5.1.1\n',
    report: one('peña@papelera.example', 'failed', '5.1.1'),
  }),
  standard({
    name: 'no-status-field',
    why: 'no status at all, words only',
    text: 'El buzón está lleno.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822; ${nobody}\nAction: failed\nDiagnostic-Code: smtp; 552 mailbox over quota\n`,
    report: one(nobody, 'failed', '5.2.2'),
  }),
  free(
    'qmail',
    'qmail',
    { From: 'MAILER-DAEMON@correo.papelera.example', Subject: 'failure notice' },
    `Hi. This is the qmail-send program at correo.papelera.example.\nI'm afraid I wasn't able to deliver your message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't work out.\n\n<${nobody}>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n--- Below this line is a copy of the message.\n\nReturn-Path: <soporte@alameda.example>\nMessage-ID: ${ours}\nSubject: El certificado\n\nHola`,
    one(nobody, 'failed', '5.1.1'),
    '<mailer-daemon@correo.papelera.example>',
  ),
  free(
    'exim',
    'Exim',
    {
      From: 'Mail Delivery System <Mailer-Daemon@mx.papelera.example>',
      Subject: 'Mail delivery failed: returning message to sender',
      'X-Failed-Recipients': nobody,
      'Auto-Submitted': 'auto-replied',
    },
    `This message was created automatically by mail delivery software.\n\nA message that you sent could not be delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) failed:\n\n  ${nobody}\n    host mail.papelera.example [192.0.2.1]\n    SMTP error from remote mail server after RCPT TO:<${nobody}>:\n    550 5.2.1 Mailbox disabled\n\n------ This is a copy of the message, including all the headers. ------\n\nMessage-ID: ${ours}\nSubject: El certificado`,
    one(nobody, 'failed', '5.2.1'),
    'Mail Delivery System <mailer-daemon@mx.papelera.example>',
    ['auto-replied', 'empty-return-path', 'mailer-daemon'],
  ),
  free(
    'exim-delayed',
    'Exim has not given up',
    {
      From: 'Mail Delivery System <Mailer-Daemon@mx.papelera.example>',
      Subject: 'Warning: message 1xY2z3 delayed 24 hours',
      'X-Failed-Recipients': nobody,
    },
    `This message was created automatically by mail delivery software.\nA message that you sent has not yet been delivered to one or more of its\nrecipients after more than 24 hours on the queue.\n\n  ${nobody}\n    Delay reason: connection timed out\n\nNo action is required on your part.`,
    one(nobody, 'delayed', '4.4.1', null),
    'Mail Delivery System <mailer-daemon@mx.papelera.example>',
  ),
  free(
    'yahoo',
    'Yahoo of old',
    { From: 'MAILER-DAEMON@yahoo.example', Subject: 'Failure Notice' },
    `Sorry, we were unable to deliver your message to the following address.\n\n<${nobody}>:\n554: delivery error: dd This user doesn't have a yahoo.example account (${nobody}) [0]\n\n--- Below this line is a copy of the message.\n\nMessage-ID: ${ours}`,
    one(nobody, 'failed', '5.1.1'),
    '<mailer-daemon@yahoo.example>',
  ),
  free(
    'exchange-2003',
    'Exchange of old',
    { From: 'System Administrator <postmaster@papelera.example>', Subject: 'Undeliverable: El certificado' },
    `Your message\n\n  To:      ${nobody}\n  Subject: El certificado\n  Sent:    Mon, 2 Nov 2026 09:00:00 -0600\n\ndid not reach the following recipient(s):\n\n${nobody} on Mon, 2 Nov 2026 09:01:00 -0600\n    The e-mail account does not exist at the organization this message was sent to.\n        <mail.papelera.example #5.1.1>`,
    one(nobody, 'failed', '5.1.1', null),
    'System Administrator <postmaster@papelera.example>',
  ),
  free(
    'spanish',
    'a server that speaks Spanish',
    { From: 'Correo <postmaster@correo.papelera.example>', Subject: 'Correo devuelto: El certificado' },
    `No se ha podido entregar su mensaje a:\n\n${nobody}\n\nMotivo: la dirección no existe.`,
    one(nobody, 'failed', '5.1.1', null),
    'Correo <postmaster@correo.papelera.example>',
  ),
  free(
    'portuguese',
    'a server that speaks Portuguese',
    { From: 'postmaster@correio.example', Subject: 'Falha na entrega da mensagem' },
    `A mensagem não foi entregue a:\n\n<${nobody}>: a caixa postal está cheia (452 4.2.2)`,
    one(nobody, 'delayed', '4.2.2', null),
    '<postmaster@correio.example>',
  ),
  free(
    'blocked',
    'refused for what it is',
    { From: daemonOf('filtro.example'), Subject: 'Undelivered Mail Returned to Sender' },
    `<${nobody}>: host mx.papelera.example said: 554 5.7.1 Message blocked due to spam content`,
    one(nobody, 'failed', '5.7.1', null),
    'Mail Delivery System <mailer-daemon@filtro.example>',
  ),
  free(
    'two-free',
    'two who did not get it, in words',
    { From: daemonOf('mx.papelera.example'), Subject: 'Undeliverable mail' },
    `<${nobody}>: 550 5.1.1 user unknown\n\n<otro@papelera.example>: 452 4.2.2 over quota, giving up`,
    {
      kind: 'delivery',
      recipients: [
        { address: nobody, action: 'failed', status: '5.1.1' },
        { address: 'otro@papelera.example', action: 'failed', status: '4.2.2' },
      ],
      about: null,
    },
    'Mail Delivery System <mailer-daemon@mx.papelera.example>',
  ),
  free(
    'nobody-named',
    'says neither who nor why',
    { From: daemonOf('mx.papelera.example'), Subject: 'Delivery failure' },
    'Your message could not be delivered.',
    one(null, 'failed', null, null),
    'Mail Delivery System <mailer-daemon@mx.papelera.example>',
  ),
  free(
    'no-address-of-its-own',
    'a daemon without an address, headers of what came back below words',
    {
      From: 'MAILER-DAEMON <>',
      Subject: 'Mail delivery failed',
      'X-Original-To': `<${nobody}>`,
      'Return-Path': '<>',
    },
    `This is the mail agent at mx.papelera.example.\n\nThere was an error delivering your mail to <${nobody}>.\n\nmail.papelera.example [192.0.2.1] did not like our final DATA:\n550-5.7.26 Unauthenticated mail is not accepted\n550 5.7.26 due to the DMARC policy\n\nMessage headers follow.\n\nSubject: El certificado\nMessage-ID: ${ours}`,
    one(nobody, 'failed', '5.7.26'),
    'MAILER-DAEMON <?>',
    ['empty-return-path', 'mailer-daemon'],
    '',
    ['address-none'],
  ),
  standard({
    name: 'version-is-no-status',
    why: 'a version and an address of a machine are no status',
    text: 'Exim 4.94.2 en 5.61.20.1 no pudo entregar.',
    status: `Reporting-MTA: dns; mx.papelera.example\n\nFinal-Recipient: rfc822;${nobody}\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 554 Host network not allowed [5.61.20.1] Exim 4.94.2\n`,
    report: one(nobody, 'failed', '5.7.1'),
  }),
  mail(
    'bounce-away-about-delivery',
    letter(
      { Subject: 'Respuesta automática: Delivery failure en la tienda', 'Return-Path': '<>' },
      'Vuelvo el lunes.',
    ),
    {
      why: 'an answer while away, to a mail about deliveries',
      subject: 'Respuesta automática: Delivery failure en la tienda',
      text: 'Vuelvo el lunes.',
      automatic: ['auto-replied', 'out-of-office', 'empty-return-path'],
    },
  ),
  mail(
    'bounce-sent-on',
    letter(
      { Subject: 'Fwd: Undelivered Mail Returned to Sender' },
      'Me llegó esto, ¿qué hago?\n\n<nadie@papelera.example>: 550 5.1.1 User unknown',
    ),
    {
      why: 'a person sends a bounce on: his mail',
      subject: 'Fwd: Undelivered Mail Returned to Sender',
      text: 'Me llegó esto, ¿qué hago?\n\n<nadie@papelera.example>: 550 5.1.1 User unknown',
    },
  ),
  mail(
    'bounce-away',
    letter(
      { From: oscarAway(), Subject: 'Respuesta automática: El certificado', 'Return-Path': '<>' },
      'Estoy fuera. Escriba a ana@papelera.example.',
    ),
    {
      why: 'an answer while away is no bounce, though its path is empty',
      subject: 'Respuesta automática: El certificado',
      text: 'Estoy fuera. Escriba a ana@papelera.example.',
      automatic: ['auto-replied', 'out-of-office', 'empty-return-path'],
    },
  ),
  complaint(
    'abuse',
    'a complaint (RFC 5965)',
    `Feedback-Type: abuse\nUser-Agent: Buzon/1.0\nVersion: 1\nOriginal-Rcpt-To: <${nobody}>\nSource-IP: 192.0.2.7\n`,
    { kind: 'complaint', address: nobody, about: ours },
  ),
  complaint(
    'abuse-hidden',
    'a complaint that hides who complains: the mail tells',
    'Feedback-Type: abuse\nUser-Agent: Buzon/1.0\nVersion: 1\n',
    { kind: 'complaint', address: nobody, about: ours },
  ),
  complaint(
    'not-spam',
    'says that it was no spam: no complaint',
    'Feedback-Type: not-spam\nVersion: 1\n',
    null,
  ),
  complaint(
    'auth-failure',
    'tells that somebody used our name: no complaint',
    'Feedback-Type: auth-failure\nVersion: 1\n',
    null,
  ),
]

function oscarAway(): string {
  return 'Oscar Yanez <oscar@cenzontle.example>'
}

function complaint(name: string, why: string, feedback: string, report: unknown): MadeMail {
  const body = parts(
    'r',
    part('text/plain', 'This is an email abuse report'),
    part('message/feedback-report', feedback),
    part('message/rfc822', returned),
  )
  const headers = {
    From: 'Quejas <fbl@buzon.example>',
    Subject: 'FW: El certificado',
    'Content-Type': 'multipart/report; report-type=feedback-report; boundary=r',
  }
  return mail(`complaint-${name}`, letter(headers, body), {
    why,
    from: ['Quejas <fbl@buzon.example>'],
    subject: 'FW: El certificado',
    text: 'This is an email abuse report',
    attachments: ['message-1.txt', 'El certificado.eml'],
    report,
  })
}
