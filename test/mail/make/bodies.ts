import { base64, encode, letter, type MadeMail, mail, part, parts } from './kit.ts'
import { crlf, hello, nestedMail } from './shapes.ts'

const inner = letter(
  { Subject: 'El mensaje de dentro', From: 'Ana <ana@papelera.example>' },
  'Texto de dentro',
)

/** What a mail is put together of. */
export const bodyMails: MadeMail[] = [
  mail('shape-type-text', letter({ 'Content-Type': 'text' }, 'Hola'), {
    ...hello,
    why: 'a type without its second half',
  }),
  mail('shape-type-no-semicolon', letter({ 'Content-Type': 'text/html charset=utf-8' }, '<p>Año</p>'), {
    ...hello,
    why: 'a missing semicolon',
    text: 'Año',
  }),
  mail(
    'shape-uuencode',
    letter({}, 'Va el archivo:\n\nbegin 644 nota.txt\n+2&]L82P@3W-C87(`\n`\nend\n\nGracias'),
    {
      ...hello,
      why: 'a file within the text, as before MIME',
      text: 'Va el archivo:\n\n\nGracias',
      attachments: ['nota.txt'],
    },
  ),
  mail(
    'shape-flowed',
    letter(
      { 'Content-Type': 'text/plain; charset=utf-8; format=flowed' },
      'Este párrafo va partido \nen dos líneas.\n \nOtro.\n-- \nOscar',
    ),
    {
      ...hello,
      why: 'lines broken for narrow screens',
      text: 'Este párrafo va partido en dos líneas.\n\nOtro.\n-- \nOscar',
    },
  ),
  mail(
    'shape-flowed-delsp',
    letter({ 'Content-Type': 'text/plain; charset=utf-8; format=flowed; delsp=yes' }, 'Esterno \ncleido'),
    { ...hello, why: 'broken within words', text: 'Esternocleido' },
  ),
  mail(
    'shape-html-only',
    letter(
      { 'Content-Type': 'text/html; charset=utf-8' },
      '<html><body><p>Hola, <b>Soporte</b>:</p><ul><li>uno</li><li>dos</li></ul><a href="https://papelera.example/x">enlace</a></body></html>',
    ),
    {
      ...hello,
      why: 'HTML alone',
      text: 'Hola, Soporte:\n * uno\n * dos\n\nenlace (https://papelera.example/x)',
      html: { has: ['<b>Soporte</b>', 'rel="noopener'], lacks: ['<body'] },
    },
  ),
  mail(
    'shape-html-stub',
    letter(
      { 'Content-Type': 'multipart/alternative; boundary=b' },
      parts(
        'b',
        part('text/plain', 'Su programa no puede ver este mensaje HTML.'),
        part('text/html; charset=utf-8', '<p>Mañana voy.</p>'),
      ),
    ),
    { ...hello, why: 'a text that only says that HTML is needed', text: 'Mañana voy.' },
  ),
  mail(
    'shape-html-empty-text',
    letter(
      { 'Content-Type': 'multipart/alternative; boundary=b' },
      parts('b', part('text/plain', '  '), part('text/html; charset=utf-8', '<p>Mañana voy.</p>')),
    ),
    { ...hello, why: 'an empty text beside HTML', text: 'Mañana voy.' },
  ),
  mail(
    'shape-html-hostile',
    letter(
      { 'Content-Type': 'text/html; charset=utf-8' },
      '<p onclick="x()" style="position:fixed;color:red;background:url(http://malo.example/a)">Hola</p><script>robar()</script><img src="http://malo.example/pixel.gif" onerror="x()"><a href="javascript:x()">ver</a><form action="http://malo.example"><input name=a></form><iframe src="http://malo.example"></iframe><style>p{display:none}</style><svg><script>x()</script></svg><meta http-equiv=refresh content="0;url=http://malo.example"><base href="http://malo.example"><object data=x></object>',
    ),
    {
      ...hello,
      why: 'HTML that wants harm',
      text: 'Hola\nver',
      html: {
        has: ['<p style="color:red">Hola</p>', 'data-remote-src="http://malo.example/pixel.gif"'],
        lacks: [
          'script',
          'onclick',
          'onerror',
          'javascript',
          ' src="http',
          'form',
          'iframe',
          'position',
          'url(',
          '<style',
          '<svg',
          '<meta',
          '<base',
          'object',
        ],
      },
    },
  ),
  mail(
    'shape-inline-image',
    letter(
      { 'Content-Type': 'multipart/related; boundary=r' },
      parts(
        'r',
        part('text/html; charset=utf-8', '<p>Mira: <img src="cid:foto1" alt="foto"></p>'),
        part(
          'image/png; name="foto.png"',
          base64('png'),
          'Content-Transfer-Encoding: base64',
          'Content-ID: <foto1>',
          'Content-Disposition: inline; filename="foto.png"',
        ),
      ),
    ),
    {
      ...hello,
      why: 'a picture within the HTML',
      text: 'Mira:',
      attachments: ['foto.png'],
      html: { has: ['src="cid:foto1"', 'alt="foto"'] },
    },
  ),
  mail(
    'shape-rfc822',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts('b', part('text/plain', 'Se lo reenvío.'), part('message/rfc822', inner)),
    ),
    {
      ...hello,
      why: 'a mail in a mail is an attachment of its name',
      text: 'Se lo reenvío.',
      attachments: ['El mensaje de dentro.eml'],
      faults: ['charset-guessed'],
    },
  ),
  mail(
    'shape-digest',
    letter({ 'Content-Type': 'multipart/digest; boundary=b' }, parts('b', `\n${inner}`, `\n${inner}`)),
    {
      ...hello,
      why: 'a digest holds mails',
      text: '',
      attachments: ['El mensaje de dentro.eml', 'El mensaje de dentro.eml'],
    },
  ),
  mail(
    'shape-winmail',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts(
        'b',
        part('text/plain', 'Adjunto'),
        part(
          'application/ms-tnef; name="winmail.dat"',
          base64(Buffer.from([0x78, 0x9f, 0x3e, 0x22])),
          'Content-Transfer-Encoding: base64',
        ),
      ),
    ),
    { ...hello, why: 'what Outlook packs is kept', text: 'Adjunto', attachments: ['winmail.dat'] },
  ),
  mail(
    'shape-signed',
    letter(
      {
        'Content-Type':
          'multipart/signed; protocol="application/pgp-signature"; micalg=pgp-sha256; boundary=b',
      },
      parts(
        'b',
        part('text/plain', 'Hola'),
        part('application/pgp-signature; name="signature.asc"', '-----BEGIN PGP SIGNATURE-----'),
      ),
    ),
    { ...hello, why: 'a signed mail', attachments: ['signature.asc'] },
  ),
  mail(
    'shape-encrypted',
    letter(
      { 'Content-Type': 'multipart/encrypted; protocol="application/pgp-encrypted"; boundary=b' },
      parts(
        'b',
        part('application/pgp-encrypted', 'Version: 1'),
        part('application/octet-stream; name="encrypted.asc"', '-----BEGIN PGP MESSAGE-----'),
      ),
    ),
    {
      ...hello,
      why: 'an encrypted mail has no text',
      text: '',
      attachments: ['file-1.asc', 'encrypted.asc'],
    },
  ),
  mail(
    'shape-calendar',
    letter(
      { 'Content-Type': 'multipart/alternative; boundary=b' },
      parts(
        'b',
        part('text/plain', 'Reunión el lunes'.normalize()),
        part('text/calendar; method=REQUEST; name="invite.ics"', 'BEGIN:VCALENDAR\nEND:VCALENDAR'),
      ),
    ),
    {
      ...hello,
      why: 'an invitation',
      text: 'Reunión el lunes',
      attachments: ['invite.ics'],
      faults: ['charset-guessed'],
    },
  ),
  mail(
    'shape-text-file',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts(
        'b',
        part('text/plain', 'El registro:'),
        part('text/plain; name="registro.log"', 'linea uno'),
        part(
          'text/html; name="pagina.html"',
          '<p>x</p>',
          'Content-Disposition: attachment; filename="pagina.html"',
        ),
      ),
    ),
    {
      ...hello,
      why: 'files of text are attachments',
      text: 'El registro:',
      attachments: ['registro.log', 'pagina.html'],
    },
  ),
  mail(
    'shape-text-around',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts(
        'b',
        part('text/plain', 'Antes'),
        part('image/png; name=a.png', 'x', 'Content-Disposition: inline; filename=a.png'),
        part('text/plain', 'Después', 'Content-Type: text/plain; charset=utf-8').replace(
          'text/plain\n',
          'text/plain; charset=utf-8\n',
        ),
      ),
    ),
    {
      ...hello,
      why: 'text around a picture, as Apple writes it',
      text: 'Antes\nDespués',
      attachments: ['a.png'],
    },
  ),
  mail(
    'shape-image-only',
    letter(
      { 'Content-Type': 'image/jpeg; name="foto.jpg"', 'Content-Transfer-Encoding': 'base64' },
      base64('jpg'),
    ),
    { ...hello, why: 'nothing but a picture', text: '', attachments: ['foto.jpg'] },
  ),
  mail('shape-empty-multipart', letter({ 'Content-Type': 'multipart/mixed; boundary=b' }, '--b--\n'), {
    ...hello,
    why: 'a multipart without parts',
    text: '',
  }),
  mail('shape-nested-30', nestedMail(30), {
    why: 'thirty levels are read',
    subject: 'Nido',
    text: 'Muy dentro',
  }),
  mail(
    'shape-partial',
    letter({ 'Content-Type': 'message/partial; id="x@y"; number=1; total=2' }, 'From: x@y.example\n\nMedio'),
    { ...hello, why: 'half a mail', text: '', attachments: ['message-1.bin'] },
  ),
  mail(
    'shape-vertical-greek',
    Buffer.concat([
      Buffer.from(crlf(letter({ 'Content-Type': 'text/plain; charset=windows-1253' }, ''))),
      encode('windows-1253', 'Γεια'),
    ]),
    { ...hello, why: 'a short text in Greek', text: 'Γεια' },
  ),
]
