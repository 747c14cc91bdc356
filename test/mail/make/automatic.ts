import { letter, type MadeMail, mail, part, parts } from './kit.ts'

const automatic = (
  name: string,
  headers: Record<string, string | null>,
  marks: string[],
  why: string,
): MadeMail => {
  const subject = headers.Subject ?? 'Una pregunta'
  return mail(`automatic-${name}`, letter(headers, 'Hola'), { why, subject, text: 'Hola', automatic: marks })
}
const away = (name: string, subject: string, marks = ['out-of-office']): MadeMail =>
  automatic(`away-${name}`, { Subject: subject }, marks, `"${subject}" is the subject of a program`)

export const automaticMails: MadeMail[] = [
  automatic('none', {}, [], "a person's mail"),
  automatic('submitted-no', { 'Auto-Submitted': 'no' }, [], 'says that it is none'),
  automatic('generated', { 'Auto-Submitted': 'auto-generated' }, ['auto-generated'], 'RFC 3834'),
  automatic(
    'replied',
    { 'Auto-Submitted': 'auto-replied (vacation)' },
    ['auto-replied'],
    'RFC 3834 with a comment',
  ),
  automatic(
    'notified',
    { 'Auto-Submitted': 'auto-notified; owner-email="x@y.example"' },
    ['auto-generated'],
    'RFC 5436',
  ),
  automatic('bulk', { Precedence: 'bulk' }, ['bulk'], 'a mass mailing'),
  automatic('junk', { Precedence: 'Junk' }, ['bulk'], 'what vacation programs of old wrote'),
  automatic('auto-reply', { Precedence: 'auto_reply' }, ['auto-replied'], 'a precedence for answers'),
  automatic('precedence-list', { Precedence: 'list' }, ['list'], 'a list'),
  automatic('first-class', { Precedence: 'first-class' }, [], 'a precedence that says nothing'),
  automatic('list-id', { 'List-Id': 'Avisos <avisos.papelera.example>' }, ['list'], 'RFC 2919'),
  automatic(
    'list-unsubscribe',
    { 'List-Unsubscribe': '<mailto:baja@papelera.example>' },
    ['list'],
    'RFC 2369',
  ),
  automatic('suppress-all', { 'X-Auto-Response-Suppress': 'All' }, ['suppress'], 'what Exchange goes by'),
  automatic(
    'suppress-oof',
    { 'X-Auto-Response-Suppress': 'DR, RN, NRN, OOF, AutoReply' },
    ['suppress'],
    'the same, in parts',
  ),
  automatic('suppress-receipts', { 'X-Auto-Response-Suppress': 'DR' }, [], 'only asks for no receipts'),
  automatic('null-path', { 'Return-Path': '<>' }, ['empty-return-path'], 'an empty return path'),
  automatic('return-path', { 'Return-Path': '<oscar@cenzontle.example>' }, [], 'a return path'),
  automatic(
    'autoreply-header',
    { 'X-Autoreply': 'yes' },
    ['auto-replied', 'out-of-office'],
    'what some programs write',
  ),
  automatic(
    'autorespond-header',
    { 'X-Autorespond': 'Fuera' },
    ['auto-replied', 'out-of-office'],
    'what others write',
  ),
  automatic(
    'own',
    { 'X-Encopia-Sent': 'yes', 'Auto-Submitted': 'auto-generated' },
    ['auto-generated', 'own-mark'],
    'what this program sent itself',
  ),
  mail(
    'automatic-receipt',
    letter(
      { 'Content-Type': 'multipart/report; report-type=disposition-notification; boundary=b' },
      parts(
        'b',
        part('text/plain', 'Leido'),
        part('message/disposition-notification', 'Disposition: manual-action/MDN-sent-manually; displayed'),
      ),
    ),
    {
      why: 'a receipt (RFC 8098)',
      subject: 'Una pregunta',
      text: 'Leido',
      attachments: ['message-1.txt'],
      automatic: ['auto-replied'],
    },
  ),
  mail('automatic-daemon', letter({ From: 'Mail Delivery System <MAILER-DAEMON@mx.example>' }, 'Hola'), {
    why: 'a daemon writes',
    from: ['Mail Delivery System <mailer-daemon@mx.example>'],
    subject: 'Una pregunta',
    text: 'Hola',
    automatic: ['mailer-daemon'],
  }),
  away('es', 'Respuesta automática: Una pregunta'),
  away('es-fuera', 'Fuera de la oficina: Re: Una pregunta'),
  away('es-vacaciones', 'Estoy de vacaciones hasta el lunes'),
  away('es-ausencia', 'Aviso de ausencia'),
  away('en', 'Automatic reply: Una pregunta'),
  away('en-office', 'Out of Office: Una pregunta'),
  away('en-office-re', 'Re: Out of the office Re: Una pregunta'),
  away('en-auto', 'Auto-Reply: Una pregunta'),
  away('en-autoreply', 'AutoReply: Una pregunta'),
  away('pt', 'Resposta automática: Una pregunta'),
  away('pt-fora', 'Fora do escritório: Una pregunta'),
  away('pt-ferias', 'Estou de férias'),
  away('fr', 'Réponse automatique : Una pregunta'),
  away('de', 'Automatische Antwort: Una pregunta'),
  away('question', '¿Cómo configuro una respuesta automática?', []),
  away('sentence', 'El autoresponder y la respuesta automática no van', []),
]
