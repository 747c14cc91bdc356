import { letter, type MadeMail, mail, part, parts, quotedPrintable } from './kit.ts'
import { earlier, htmlReply, marked, own, reply } from './reply-kit.ts'

export const replyMails: MadeMail[] = [
  reply({
    name: 'iphone',
    why: 'a phone adds a line of its own: it stays with the text',
    body: `Sí, ya.\n\nEnviado desde mi iPhone\n\n> El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n>\n${marked}\n`,
    text: 'Sí, ya.\n\nEnviado desde mi iPhone',
    quoted: `> El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n>\n${marked}`,
  }),
  reply({
    name: 'outlook-phone',
    why: 'Outlook on a phone',
    body: `Sí, ya.\n\nObtener Outlook para iOS<https://aka.example/o0ukef>\n________________________________\nDe: Soporte <soporte@alameda.example>\nEnviado: Monday, November 2, 2026 9:06:00 AM\nPara: Oscar <oscar@cenzontle.example>\nAsunto: Una pregunta\n\n${earlier}\n`,
    text: 'Sí, ya.\n\nObtener Outlook para iOS<https://aka.example/o0ukef>',
    quoted: `________________________________\nDe: Soporte <soporte@alameda.example>\nEnviado: Monday, November 2, 2026 9:06:00 AM\nPara: Oscar <oscar@cenzontle.example>\nAsunto: Una pregunta\n\n${earlier}`,
  }),
  reply({
    name: 'below',
    why: 'answered below the quote',
    body: `El 02/11/2026 a las 09:06, Soporte escribió:\n${marked}\n\n${own}\n`,
    text: own,
    quoted: `El 02/11/2026 a las 09:06, Soporte escribió:\n${marked}`,
  }),
  reply({
    name: 'between',
    why: 'answered between the lines: what he answers stays with the answers',
    body: 'El 02/11/2026 a las 09:06, Soporte escribió:\n> ¿Qué dominio?\nel de siempre\n> ¿Desde cuándo?\ndesde ayer\n',
    text: 'El 02/11/2026 a las 09:06, Soporte escribió:\n> ¿Qué dominio?\nel de siempre\n> ¿Desde cuándo?\ndesde ayer',
    quoted: '',
  }),
  reply({
    name: 'between-and-rest',
    why: 'answered between the lines, and the rest of the quote below',
    body: `Respondo abajo.\n\n> ¿Qué dominio?\nel de siempre\n\n${marked}\n`,
    text: 'Respondo abajo.\n\n> ¿Qué dominio?\nel de siempre',
    quoted: marked,
  }),
  reply({
    name: 'signature-below-quote',
    why: 'a signature below the quote belongs to the text',
    body: `Gracias.\n\n${marked}\n\n-- \nOscar Yanez\n+52 55 4021 7788\n`,
    text: 'Gracias.\n\n--\nOscar Yanez\n+52 55 4021 7788',
    quoted: marked,
  }),
  reply({
    name: 'only-quote',
    why: 'nothing but a quote is shown',
    body: `${marked}\n`,
    text: marked,
    quoted: '',
  }),
  reply({
    name: 'twice',
    why: 'quotes within quotes',
    body: `Listo.\n\nEl lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n> ¿Y ahora?\n>\n> El dom, 1 nov 2026 a las 8:00, Oscar (<oscar@cenzontle.example>) escribió:\n>\n>> No va.\n`,
    text: 'Listo.',
    quoted:
      'El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n> ¿Y ahora?\n>\n> El dom, 1 nov 2026 a las 8:00, Oscar (<oscar@cenzontle.example>) escribió:\n>\n>> No va.',
  }),
  reply({
    name: 'plain',
    why: 'an answer without any quote, with a signature',
    body: `${own}\n\n-- \nOscar Yanez\nCenzontle\n`,
    text: `${own}\n\n-- \nOscar Yanez\nCenzontle`,
    quoted: '',
  }),
  reply({
    name: 'sentence-like-attribution',
    why: 'a sentence that only looks like the beginning of a quote',
    body: 'El servidor escribió:\n\nerror 500 en la tienda\n\n¿Qué hago?\n',
    text: 'El servidor escribió:\n\nerror 500 en la tienda\n\n¿Qué hago?',
    quoted: '',
  }),
  reply({
    name: 'log-below-date',
    why: 'a log below a date is no quote',
    body: 'El 02/11/2026 a las 09:06 el servidor escribió:\n\nerror 500 en la tienda\n',
    text: 'El 02/11/2026 a las 09:06 el servidor escribió:\n\nerror 500 en la tienda',
    quoted: '',
  }),
  reply({
    name: 'form',
    why: 'a form with its own "De:" and "Para:" is no quote',
    body: 'Necesito mover un dominio.\nDe: servidor A\nPara: servidor B\nGracias\n',
    text: 'Necesito mover un dominio.\nDe: servidor A\nPara: servidor B\nGracias',
    quoted: '',
  }),
  reply({
    name: 'greater-than',
    why: 'a line of code that begins with a mark, among own lines',
    body: 'Ejecuto esto:\n> npm start\ny no arranca.\n',
    text: 'Ejecuto esto:\n> npm start\ny no arranca.',
    quoted: '',
  }),
  reply({
    name: 'forward-gmail',
    why: 'what is forwarded is what he wants to show',
    subject: 'Fwd: Aviso del registrador',
    body: 'Miren esto.\n\n---------- Forwarded message ---------\nDe: Registrador <no-responder@registro.example>\nDate: lun, 2 nov 2026 a las 8:00\nSubject: Aviso\nTo: <oscar@cenzontle.example>\n\nSu dominio vence.\n',
    text: 'Miren esto.\n\n---------- Forwarded message ---------\nDe: Registrador <no-responder@registro.example>\nDate: lun, 2 nov 2026 a las 8:00\nSubject: Aviso\nTo: <oscar@cenzontle.example>\n\nSu dominio vence.',
    quoted: '',
  }),
  reply({
    name: 'forward-outlook',
    why: 'forwarded by Outlook in Spanish',
    subject: 'RV: Aviso del registrador',
    body: 'Miren esto.\n\nDe: Registrador <no-responder@registro.example>\nEnviado: lunes, 2 de noviembre de 2026 8:00\nPara: oscar@cenzontle.example\nAsunto: Aviso\n\nSu dominio vence.\n',
    text: 'Miren esto.\n\nDe: Registrador <no-responder@registro.example>\nEnviado: lunes, 2 de noviembre de 2026 8:00\nPara: oscar@cenzontle.example\nAsunto: Aviso\n\nSu dominio vence.',
    quoted: '',
  }),
  reply({
    name: 'forward-apple',
    why: 'forwarded by Apple Mail in Spanish',
    subject: 'Fwd: Aviso',
    body: 'Miren esto.\n\nInicio del mensaje reenviado:\n\nDe: Registrador <no-responder@registro.example>\nAsunto: Aviso\nFecha: 2 de noviembre de 2026, 8:00:00 GMT-6\nPara: oscar@cenzontle.example\n\nSu dominio vence.\n',
    text: 'Miren esto.\n\nInicio del mensaje reenviado:\n\nDe: Registrador <no-responder@registro.example>\nAsunto: Aviso\nFecha: 2 de noviembre de 2026, 8:00:00 GMT-6\nPara: oscar@cenzontle.example\n\nSu dominio vence.',
    quoted: '',
  }),
  htmlReply(
    'html-gmail',
    'Gmail, HTML alone',
    '<div dir="ltr">Gracias, ya funciona.</div><br><div class="gmail_quote gmail_quote_container"><div dir="ltr" class="gmail_attr">El lun, 2 nov 2026 a las 9:06, Soporte (&lt;<a href="mailto:soporte@alameda.example">soporte@alameda.example</a>&gt;) escribió:<br></div><blockquote class="gmail_quote" style="margin:0 0 0 .8ex"><div>Ya está renovado.</div></blockquote></div>',
    'Gracias, ya funciona.',
    'El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n> Ya está renovado.',
  ),
  htmlReply(
    'html-outlook',
    'Outlook, HTML alone',
    '<div>Gracias, ya funciona.</div><div id="appendonsend"></div><hr style="display:inline-block;width:98%"><div id="divRplyFwdMsg" dir="ltr"><font face="Calibri"><b>De:</b> Soporte &lt;soporte@alameda.example&gt;<br><b>Enviado:</b> lunes, 2 de noviembre de 2026 9:06<br><b>Para:</b> Oscar &lt;oscar@cenzontle.example&gt;<br><b>Asunto:</b> Una pregunta</font></div><div>Ya está renovado.</div>',
    'Gracias, ya funciona.',
    '--------------------------------\nDe: Soporte <soporte@alameda.example>\nEnviado: lunes, 2 de noviembre de 2026 9:06\nPara: Oscar <oscar@cenzontle.example>\nAsunto: Una pregunta\nYa está renovado.',
  ),
  htmlReply(
    'html-apple',
    'Apple Mail, HTML alone',
    '<html><body>Gracias, ya funciona.<div><br><blockquote type="cite"><div>El 2 nov 2026, a las 9:06, Soporte &lt;soporte@alameda.example&gt; escribió:</div><br><div>Ya está renovado.</div></blockquote></div></body></html>',
    'Gracias, ya funciona.',
    '> El 2 nov 2026, a las 9:06, Soporte <soporte@alameda.example> escribió:\n> \n> Ya está renovado.'.replace(
      /> \n/g,
      '>\n',
    ),
  ),
  mail(
    'reply-alternative',
    letter(
      { Subject: 'Re: Una pregunta', 'Content-Type': 'multipart/alternative; boundary="000000"' },
      parts(
        '000000',
        part(
          'text/plain; charset="UTF-8"',
          quotedPrintable(
            Buffer.from(
              `${own}\n\nEl lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n${marked}\n`,
            ),
          ),
          'Content-Transfer-Encoding: quoted-printable',
        ),
        part(
          'text/html; charset="UTF-8"',
          '<div dir="ltr">Gracias, ya funciona.</div><div class="gmail_quote"><blockquote class="gmail_quote">Hola</blockquote></div>',
        ),
      ),
    ),
    {
      why: 'both kinds, as Gmail sends them',
      subject: 'Re: Una pregunta',
      text: own,
      quoted: `El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:\n\n${marked}`,
      html: { has: ['data-quote'] },
    },
  ),
]
