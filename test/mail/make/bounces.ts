import { daemonOf, free, nobody, one, ours, returned } from './bounce-kit.ts'
import { letter, type MadeMail, mail, part, parts } from './kit.ts'

export const bounceMails: MadeMail[] = [
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
