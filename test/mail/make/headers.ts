import { letter, type MadeMail, mail, oscar } from './kit.ts'

const hello = { subject: 'Una pregunta', text: 'Hola' }
const to = (header: string, shown: string[], why: string, name: string, faults: string[] = []): MadeMail =>
  mail(`address-${name}`, letter({ To: header }, 'Hola'), { ...hello, why, to: shown, faults })
const from = (header: string, shown: string[], why: string, name: string, faults: string[] = []): MadeMail =>
  mail(`from-${name}`, letter({ From: header }, 'Hola'), { ...hello, why, from: shown, faults })
const subject = (header: string, shown: string, why: string, name: string, faults: string[] = []): MadeMail =>
  mail(`subject-${name}`, letter({ Subject: header }, 'Hola'), { why, subject: shown, text: 'Hola', faults })

export const headerMails: MadeMail[] = [
  from('oscar@cenzontle.example', ['<oscar@cenzontle.example>'], 'an address alone', 'bare'),
  from(
    '<oscar@cenzontle.example>',
    ['<oscar@cenzontle.example>'],
    'an address in brackets alone',
    'brackets',
  ),
  from(
    'oscar@cenzontle.example (Oscar Yanez)',
    ['Oscar Yanez <oscar@cenzontle.example>'],
    'the name as a comment',
    'comment-name',
  ),
  from(
    '"Yanez, Oscar" <oscar@cenzontle.example>',
    ['Yanez, Oscar <oscar@cenzontle.example>'],
    'a comma in a quoted name',
    'comma',
  ),
  from(
    '=?utf-8?Q?Y=C3=A1=C3=B1ez=2C_=C3=93scar?= <oscar@cenzontle.example>',
    ['Yáñez, Óscar <oscar@cenzontle.example>'],
    'a comma in an encoded name',
    'encoded-comma',
  ),
  from(
    '"=?utf-8?B?w5NzY2FyIFnDocOxZXo=?=" <oscar@cenzontle.example>',
    ['Óscar Yáñez <oscar@cenzontle.example>'],
    'an encoded word in quotes, which is not allowed and common',
    'encoded-in-quotes',
  ),
  from(
    '=?iso-8859-1?Q?=D3scar?= =?iso-8859-1?Q?_Y=E1=F1ez?=\n <oscar@cenzontle.example>',
    ['Óscar Yáñez <oscar@cenzontle.example>'],
    'two encoded words and a folded header',
    'encoded-folded',
  ),
  from(
    'Oscar "El Rayo" Yanez <oscar@cenzontle.example>',
    ['Oscar El Rayo Yanez <oscar@cenzontle.example>'],
    'quotes within a name',
    'inner-quotes',
  ),
  from('Oscar Yanez <OSCAR@Cenzontle.EXAMPLE>', [oscar.shown], 'case does not tell addresses apart', 'case'),
  from(
    'Óscar <óscar@cenzontle.example>',
    ['Óscar <óscar@cenzontle.example>'],
    'a local part beyond ASCII (RFC 6531)',
    'utf-8-local',
  ),
  from(
    'Ana <ana@peña.example>',
    ['Ana <ana@xn--pea-8ma.example>'],
    'an international domain, as typed',
    'idn',
  ),
  from(
    'Ana <ana@xn--pea-8ma.example>',
    ['Ana <ana@xn--pea-8ma.example>'],
    'an international domain, as it is sent',
    'idn-ascii',
  ),
  from(
    'Ana <"ana peña"@papelera.example>',
    ['Ana <?"ana peña"@papelera.example>'],
    "a quoted local part is nobody's address here",
    'quoted-local',
    ['address-none'],
  ),
  from(
    '"soporte@alameda.example" <malo@otro.example>',
    ['soporte@alameda.example <malo@otro.example>'],
    'a name that looks like an address is only a name',
    'name-like-address',
  ),
  from(
    '"soporte@alameda.example <soporte@alameda.example>" <malo@otro.example>',
    ['soporte@alameda.example <soporte@alameda.example> <malo@otro.example>'],
    'a name with brackets in it is only a name',
    'name-with-brackets',
  ),
  from(
    '=?utf-8?Q?soporte=40alameda=2Eexample_=3Csoporte=40alameda=2Eexample=3E?= <malo@otro.example>',
    ['soporte@alameda.example <soporte@alameda.example> <malo@otro.example>'],
    'an address hidden in an encoded name is only a name',
    'encoded-address',
  ),
  from(
    'Ana <ana@papelera.example>, Oscar <oscar@cenzontle.example>',
    ['Ana <ana@papelera.example>', 'Oscar <oscar@cenzontle.example>'],
    'several authors in one header',
    'several',
    ['from-several'],
  ),
  mail('from-twice', letter({ 'X-First': 'x\nFrom: Ana <ana@papelera.example>' }, 'Hola'), {
    ...hello,
    why: 'two From headers: all of both',
    from: [oscar.shown, 'Ana <ana@papelera.example>'],
    faults: ['from-several'],
  }),
  from(
    'Equipo: ana@papelera.example, oscar@cenzontle.example;',
    ['<ana@papelera.example>', '<oscar@cenzontle.example>'],
    'a group as author',
    'group',
    ['from-several'],
  ),
  from('undisclosed', ['undisclosed <?>'], 'no address at all', 'no-address', ['address-none']),
  mail('from-missing', letter({ From: null }, 'Hola'), {
    ...hello,
    why: 'nobody says who wrote it',
    from: [],
    faults: ['from-none'],
  }),
  from(
    'Oscar Yanez oscar@cenzontle.example',
    [oscar.shown],
    'an address without its brackets',
    'no-brackets',
  ),
  from('Oscar Yanez <oscar@cenzontle.example', [oscar.shown], 'a bracket that does not end', 'open-bracket'),
  from(
    'Oscar (el (primo) de Ana) Yanez <oscar@cenzontle.example> (trabajo)',
    [oscar.shown],
    'comments within comments',
    'comments',
  ),
  from(
    '"Oscar \\"O.\\" Yanez" <oscar@cenzontle.example>',
    ['Oscar "O." Yanez <oscar@cenzontle.example>'],
    'escaped quotes',
    'escaped',
  ),
  from(
    'Oscar Yanez <@relay.example,@otro.example:oscar@cenzontle.example>',
    [oscar.shown],
    'a source route is ignored',
    'route',
  ),
  from(
    'Oscar\u202e zenaY <oscar@cenzontle.example>',
    ['Oscar zenaY <oscar@cenzontle.example>'],
    'a mark that turns text round',
    'direction-mark',
  ),
  to('undisclosed-recipients:;', [], 'an empty group', 'empty-group'),
  to(
    'Soporte: soporte@alameda.example, "Ventas" <ventas@alameda.example>;, ana@papelera.example',
    ['<soporte@alameda.example>', 'Ventas <ventas@alameda.example>', '<ana@papelera.example>'],
    'a group and one more',
    'group',
  ),
  to(
    'soporte@alameda.example; ventas@alameda.example',
    ['<soporte@alameda.example>', '<ventas@alameda.example>'],
    'semicolons, as Outlook shows them',
    'semicolons',
  ),
  to(
    'soporte+a1b2c3@alameda.example',
    ['<soporte+a1b2c3@alameda.example>'],
    'a plus address stays one',
    'plus',
  ),
  to(
    '"Soporte, Alameda" <soporte@alameda.example>,\n\tVentas <ventas@alameda.example>,\n ana@papelera.example',
    [
      'Soporte, Alameda <soporte@alameda.example>',
      'Ventas <ventas@alameda.example>',
      '<ana@papelera.example>',
    ],
    'a long folded list',
    'folded',
  ),
  to(
    "'soporte@alameda.example' <soporte@alameda.example>",
    ['soporte@alameda.example <soporte@alameda.example>'],
    'single quotes, as Outlook writes them',
    'single-quotes',
  ),
  mail(
    'address-cc',
    letter({ Cc: 'Ana <ana@papelera.example>, =?utf-8?Q?In=C3=A9s?= <ines@papelera.example>' }, 'Hola'),
    {
      ...hello,
      why: 'who stands in copy',
      cc: ['Ana <ana@papelera.example>', 'Inés <ines@papelera.example>'],
    },
  ),
  subject('=?utf-8?Q?=C2=BFQu=C3=A9_tal=3F?=', '¿Qué tal?', 'an encoded subject', 'q'),
  subject('=?UTF-8?q?=C2=BFQu=C3=A9 tal?=', '¿Qué tal', 'blanks in an encoded word', 'q-blanks'),
  subject(
    '=?utf-8?Q?=C2=BFQu=C3=A9_tal??=',
    '¿Qué tal?',
    'a question mark in an encoded word',
    'q-question-mark',
  ),
  subject('=?utf-8?Q?Sin_fin_=C3=B1', 'Sin fin ñ', 'an encoded word that does not end', 'unended'),
  subject(
    'Re: =?utf-8?Q?a=C3=B1o?= nuevo y =?utf-8?Q?ma=C3=B1ana?=',
    'Re: año nuevo y mañana',
    'words among plain text',
    'mixed',
  ),
  subject('pre=?utf-8?Q?a=C3=B1o?=post', 'preañopost', 'a word without blanks around it', 'glued'),
  subject('=?utf-8*es?Q?a=C3=B1o?=', 'año', 'a word that tells its language (RFC 2231)', 'language'),
  subject(
    '=?utf-8?X?a=C3=B1o?=',
    '=?utf-8?X?a=C3=B1o?=',
    'an encoding that there is not',
    'unknown-encoding',
  ),
  subject(
    '=?utf-8?B?RmFjdHVyYSBwZW5kaWVudGU?=',
    'Factura pendiente',
    'base64 without its padding',
    'no-padding',
  ),
  subject('=?utf-8?Q?Hola?=\n\t=?iso-8859-1?Q?_a=F1o?=', 'Hola año', 'words of two charsets', 'two-charsets'),
  subject('', '', 'an empty subject', 'empty'),
  mail('subject-missing', letter({ Subject: null }, 'Hola'), {
    why: 'no subject',
    subject: '',
    text: 'Hola',
  }),
  subject(
    'Un asunto que sigue\n en la línea de abajo\n y otra más',
    'Un asunto que sigue en la línea de abajo y otra más',
    'folded over lines',
    'folded',
  ),
  subject(
    '=?utf-8?Q?Hola=0D=0ABcc:_todos@otro.example?=',
    'Hola Bcc: todos@otro.example',
    'a line break hidden in a word is a blank',
    'hidden-break',
  ),
  subject(
    '[#28417] Re: AW: RV: El certificado',
    '[#28417] Re: AW: RV: El certificado',
    'prefixes and a number stay',
    'number',
  ),
  subject('Factura \u202efdp.exe', 'Factura fdp.exe', 'a mark that turns text round', 'direction-mark'),
  subject('x'.repeat(3000), 'x'.repeat(1000), 'a subject that is longer than any', 'long', ['line-too-long']),
  mail(
    'ids-usual',
    letter(
      { 'In-Reply-To': '<a1@alameda.example>', References: '<a0@alameda.example>\n <a1@alameda.example>' },
      'Hola',
    ),
    {
      ...hello,
      why: 'what it answers',
      messageId: '<uno@cenzontle.example>',
      inReplyTo: ['<a1@alameda.example>'],
      references: ['<a0@alameda.example>', '<a1@alameda.example>'],
    },
  ),
  mail(
    'ids-odd',
    letter(
      {
        'Message-ID': 'sin-corchetes@cenzontle.example',
        'In-Reply-To': 'Mensaje de Ana <a1@alameda.example> (lunes)',
        References: '<a0@alameda.example><a1@alameda.example>,<a0@alameda.example>',
      },
      'Hola',
    ),
    {
      ...hello,
      why: 'identifiers without brackets, with words around, without blanks between, twice',
      messageId: '<sin-corchetes@cenzontle.example>',
      inReplyTo: ['<a1@alameda.example>'],
      references: ['<a0@alameda.example>', '<a1@alameda.example>'],
    },
  ),
  mail('date-zone-name', letter({ Date: 'Mon, 02 Nov 2026 09:06:00 CET' }, 'Hola'), {
    ...hello,
    why: 'a zone by its name',
    date: '2026-11-02T08:06:00.000Z',
  }),
  mail('date-spanish', letter({ Date: 'lun, 02 nov 2026 09:06:00 -0600 (CST)' }, 'Hola'), {
    ...hello,
    why: 'a date in Spanish',
    date: '2026-11-02T15:06:00.000Z',
  }),
  mail('date-nonsense', letter({ Date: 'mañana' }, 'Hola'), {
    ...hello,
    why: 'a date that is none',
    date: null,
  }),
  mail('date-far', letter({ Date: 'Mon, 02 Nov 9999 09:06:00 +0000' }, 'Hola'), {
    ...hello,
    why: 'a year that no table bears',
    date: null,
  }),
]
