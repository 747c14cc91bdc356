import {
  base64,
  encode,
  encodeShifted,
  letter,
  letterOf,
  type MadeMail,
  mail,
  part,
  parts,
  quotedPrintable,
  wordB,
  wordQ,
} from './kit.ts'

const spanish = '¿Cuánto cuesta el año? Señor Ibáñez «pregunta» así.'
const russian = 'Здравствуйте! Домен не открывается.'
const japanese = 'お世話になります。サーバーが止まりました。'
const chinese = '您好，我的网站打不开。'
const korean = '안녕하세요. 도메인이 안 됩니다.'
const greek = 'Καλημέρα, ο τομέας δεν λειτουργεί.'
const polish = 'Dzień dobry, proszę o pomoc z domeną „źdźbło”.'

type Case = [
  name: string,
  label: string,
  text: string,
  bytes: Buffer,
  encoding: '8bit' | 'base64' | 'quoted-printable',
  faults?: string[],
]

/** The same text in subject and body, in every charset that mail still comes in. */
const plainCases: Case[] = [
  ['utf-8', 'utf-8', spanish, Buffer.from(spanish), '8bit'],
  ['utf-8-emoji', 'UTF-8', 'Listo 👍🏽 — gracias…', Buffer.from('Listo 👍🏽 — gracias…'), 'base64'],
  ['utf-8-quoted', '"UTF-8"', spanish, Buffer.from(spanish), 'quoted-printable'],
  ['latin-1', 'iso-8859-1', 'Mañana, ¿a qué hora?', Buffer.from('Mañana, ¿a qué hora?', 'latin1'), '8bit'],
  [
    'windows-1252',
    'windows-1252',
    `${spanish} “€ 20”`,
    encode('windows-1252', `${spanish} “€ 20”`),
    'quoted-printable',
  ],
  [
    'windows-1252-as-latin-1',
    'ISO-8859-1',
    'Son 20 € – “ya”…',
    encode('windows-1252', 'Son 20 € – “ya”…'),
    '8bit',
  ],
  [
    'latin-9',
    'ISO-8859-15',
    'Cuesta 20 € el año',
    encode('iso-8859-15', 'Cuesta 20 € el año'),
    'quoted-printable',
  ],
  ['latin-2', 'iso-8859-2', 'Dzień dobry, łąka', encode('iso-8859-2', 'Dzień dobry, łąka'), 'base64'],
  ['windows-1250', 'cp1250', polish, encode('windows-1250', polish), 'base64'],
  ['windows-1251', 'Windows-1251', russian, encode('windows-1251', russian), 'base64'],
  ['koi8-r', 'koi8-r', russian, encode('koi8-r', russian), '8bit'],
  ['koi8-u', 'KOI8-U', 'Доброго дня, їжак', encode('koi8-u', 'Доброго дня, їжак'), 'quoted-printable'],
  ['windows-1253', 'windows-1253', greek, encode('windows-1253', greek), 'base64'],
  [
    'windows-1254',
    'windows-1254',
    'İyi günler, şifre',
    encode('windows-1254', 'İyi günler, şifre'),
    'quoted-printable',
  ],
  [
    'windows-1255',
    'windows-1255',
    'שלום, האתר לא עובד',
    encode('windows-1255', 'שלום, האתר לא עובד'),
    'base64',
  ],
  ['hebrew-logical', 'iso-8859-8-i', 'שלום', encode('iso-8859-8', 'שלום'), 'base64'],
  ['windows-1256', 'windows-1256', 'مرحبا', encode('windows-1256', 'مرحبا'), 'base64'],
  ['windows-874', 'tis-620', 'สวัสดี', encode('windows-874', 'สวัสดี'), 'base64'],
  ['macintosh', 'macintosh', 'Señor, ¿qué tal?', encode('macintosh', 'Señor, ¿qué tal?'), 'quoted-printable'],
  ['shift-jis', 'Shift_JIS', japanese, encode('shift_jis', japanese), 'base64'],
  ['cp932', 'cp932', japanese, encode('shift_jis', japanese), 'base64'],
  ['euc-jp', 'euc-jp', japanese, encode('euc-jp', japanese), '8bit'],
  ['iso-2022-jp', 'ISO-2022-JP', japanese, encodeShifted('euc-jp', ['\x1b$B', '\x1b(B'], japanese), '8bit'],
  ['gb2312', 'gb2312', chinese, encode('gbk', chinese), 'base64'],
  ['gb2312-beyond', 'GB2312', '朱镕基先生', encode('gb18030', '朱镕基先生'), 'base64'],
  ['gb18030', 'gb18030', chinese, encode('gb18030', chinese), 'quoted-printable'],
  ['big5', 'big5', '您好，網站打不開。', encode('big5', '您好，網站打不開。'), 'base64'],
  ['euc-kr', 'ks_c_5601-1987', korean, encode('euc-kr', korean), 'base64'],
  ['iso-2022-kr', 'iso-2022-kr', korean, encodeShifted('euc-kr', ['\x0e', '\x0f'], korean), '8bit'],
  ['hz', 'HZ-GB-2312', chinese, encodeShifted('gb2312', ['~{', '~}'], chinese), '8bit'],
  ['utf-16', 'utf-16', spanish, Buffer.from(`\ufeff${spanish}`, 'utf16le'), 'base64'],
  ['label-with-blanks', ' UTF-8 ', spanish, Buffer.from(spanish), '8bit'],
  ['utf-8-as-latin-1', 'iso-8859-1', spanish, Buffer.from(spanish), 'quoted-printable', ['charset-wrong']],
  ['utf-8-as-ascii', 'us-ascii', spanish, Buffer.from(spanish), '8bit', ['charset-guessed']],
  [
    'latin-1-as-utf-8',
    'utf-8',
    'Mañana, ¿a qué hora?',
    Buffer.from('Mañana, ¿a qué hora?', 'latin1'),
    '8bit',
    ['charset-wrong'],
  ],
  [
    'latin-1-as-ascii',
    'us-ascii',
    'Mañana, ¿a qué hora?',
    Buffer.from('Mañana, ¿a qué hora?', 'latin1'),
    '8bit',
    ['charset-guessed'],
  ],
  ['unknown-label', 'x-unknown', spanish, Buffer.from(spanish), '8bit', ['charset-guessed']],
  [
    'made-up-label',
    'klingon-7',
    spanish,
    Buffer.from(spanish),
    '8bit',
    ['charset-guessed', 'charset-unknown'],
  ],
]

function plainCase([name, label, text, bytes, encoding, faults = []]: Case): MadeMail {
  const body = {
    '8bit': bytes,
    base64: Buffer.from(base64(bytes)),
    'quoted-printable': Buffer.from(quotedPrintable(bytes)),
  }
  const plain = label.replace(/["\s]/g, '')
  const subject = encoding === 'quoted-printable' ? wordQ(plain, bytes) : wordB(plain, bytes)
  const headers = {
    Subject: subject,
    'Content-Type': `text/plain; charset=${label}`,
    'Content-Transfer-Encoding': encoding,
  }
  return mail(`charset-${name}`, letterOf(headers, body[encoding]), {
    why: `a text in ${plain}`,
    subject: text,
    text,
    faults,
  })
}

export const charsetMails: MadeMail[] = [
  ...plainCases.map(plainCase),
  mail(
    'charset-none',
    letterOf(
      { 'Content-Type': null, 'MIME-Version': null, Subject: 'Sin cabeceras MIME' },
      Buffer.from(spanish, 'latin1'),
    ),
    {
      why: 'no charset, no MIME at all: neither ASCII nor UTF-8 is Western European',
      subject: 'Sin cabeceras MIME',
      text: spanish,
      faults: ['charset-guessed'],
    },
  ),
  mail('charset-none-utf-8', letter({ 'Content-Type': 'text/plain' }, spanish), {
    why: 'no charset, and UTF-8 in it',
    subject: 'Una pregunta',
    text: spanish,
    faults: ['charset-guessed'],
  }),
  mail(
    'charset-none-japanese',
    letterOf({ 'Content-Type': null }, encodeShifted('euc-jp', ['\x1b$B', '\x1b(B'], japanese)),
    {
      why: 'no charset, but the escapes of ISO-2022-JP',
      subject: 'Una pregunta',
      text: japanese,
    },
  ),
  mail(
    'charset-utf-7',
    letter({ 'Content-Type': 'text/plain; charset=utf-7' }, 'Hola +ADw-script+AD4- se+APE-or'),
    {
      why: 'UTF-7 is refused: shown as it came, never decoded into markup',
      subject: 'Una pregunta',
      text: 'Hola +ADw-script+AD4- se+APE-or',
      faults: ['charset-utf-7'],
    },
  ),
  mail(
    'charset-html-meta',
    letterOf(
      { 'Content-Type': 'text/html' },
      Buffer.concat([
        Buffer.from(
          '<html><head><meta http-equiv="Content-Type" content="text/html; charset=koi8-r"></head><body><p>',
        ),
        encode('koi8-r', russian),
        Buffer.from('</p></body></html>'),
      ]),
    ),
    {
      why: 'HTML says its charset itself',
      subject: 'Una pregunta',
      text: russian,
      html: { has: [russian] },
    },
  ),
  mail(
    'charset-raw-subject-utf-8',
    letter({ Subject: 'Factura de año nuevo', From: 'María Núñez <maria@papelera.example>' }, 'Hola'),
    {
      why: 'raw UTF-8 in headers (RFC 6532)',
      from: ['María Núñez <maria@papelera.example>'],
      subject: 'Factura de año nuevo',
      text: 'Hola',
    },
  ),
  mail(
    'charset-raw-subject-latin-1',
    Buffer.from(
      letter(
        {
          Subject: 'Renovación del año',
          From: 'María Núñez <maria@papelera.example>',
          'Content-Type': 'text/plain',
        },
        'Hola',
      ).replace(/\n/g, '\r\n'),
      'latin1',
    ),
    {
      why: 'raw Latin-1 in headers, as old programs wrote it',
      from: ['María Núñez <maria@papelera.example>'],
      subject: 'Renovación del año',
      text: 'Hola',
      faults: ['header-8bit'],
    },
  ),
  mail(
    'charset-raw-subject-koi8-r',
    Buffer.concat([
      Buffer.from('From: '),
      encode('koi8-r', 'Иван'),
      Buffer.from(' <ivan@primer.example>\r\nTo: soporte@alameda.example\r\nSubject: '),
      encode('koi8-r', 'Вопрос'),
      Buffer.from('\r\nContent-Type: text/plain; charset=koi8-r\r\n\r\n'),
      encode('koi8-r', russian),
    ]),
    {
      why: 'raw octets in headers are in the charset of the body',
      from: ['Иван <ivan@primer.example>'],
      subject: 'Вопрос',
      text: russian,
      faults: ['header-8bit'],
    },
  ),
  mail(
    'charset-cut-character',
    letterOf(
      { 'Content-Type': 'text/plain; charset=utf-8' },
      Buffer.concat([Buffer.from('Texto con eñes y cortado: añ'), Buffer.from([0xc3])]),
    ),
    {
      why: 'a character cut in two at the end leaves the rest as it is',
      subject: 'Una pregunta',
      text: 'Texto con eñes y cortado: añ\ufffd',
      faults: ['charset-wrong'],
    },
  ),
  mail(
    'charset-mixed-parts',
    Buffer.concat([
      Buffer.from(
        letter(
          { 'Content-Type': 'multipart/mixed; boundary=m' },
          '--m\nContent-Type: text/plain; charset=utf-8\n\nPrimera: año\n--m\nContent-Type: text/plain; charset=iso-8859-1\n\nSegunda: ',
        ).replace(/\n/g, '\r\n'),
      ),
      Buffer.from('mañana\r\n--m--\r\n', 'latin1'),
    ]),
    {
      why: 'each part in its own charset',
      subject: 'Una pregunta',
      text: 'Primera: año\nSegunda: mañana',
    },
  ),
  mail(
    'charset-words-cut',
    letter(
      {
        Subject:
          '=?utf-8?B?RmFjdHVyYSBkZSBtYcOx?=\n =?utf-8?B?YW5hIHkgcGFzYWRvIG1hw7E=?= =?utf-8?Q?ana=C3?=\n =?utf-8?Q?=B1?=',
      },
      'Hola',
    ),
    {
      why: 'a character cut in two over encoded words',
      subject: 'Factura de mañana y pasado mañanañ',
      text: 'Hola',
    },
  ),
  mail(
    'charset-alternative',
    letter(
      { 'Content-Type': 'multipart/alternative; boundary=a' },
      parts(
        'a',
        part(
          'text/plain; charset=iso-8859-1',
          quotedPrintable(Buffer.from('¿Qué pasó?', 'latin1')),
          'Content-Transfer-Encoding: quoted-printable',
        ),
        part('text/html; charset=utf-8', '<p>¿Qué <b>pasó</b>?</p>'),
      ),
    ),
    {
      why: 'alternatives in two charsets',
      subject: 'Una pregunta',
      text: '¿Qué pasó?',
      html: { has: ['<p>¿Qué <b>pasó</b>?</p>'] },
    },
  ),
  mail(
    'charset-html-meta-base64',
    letter(
      { 'Content-Type': 'text/html', 'Content-Transfer-Encoding': 'base64' },
      base64(
        Buffer.concat([
          Buffer.from('<html><head><meta charset="windows-1251"></head><p>'),
          encode('windows-1251', russian),
        ]),
      ),
    ),
    { why: 'HTML in base64 says its charset itself', subject: 'Una pregunta', text: russian },
  ),
  mail(
    'charset-html-unsaid',
    letter({ 'Content-Type': null }, '<html><body><p>Hola, <b>Soporte</b></p></body></html>'),
    {
      why: 'a page that no header calls one',
      subject: 'Una pregunta',
      text: 'Hola, Soporte',
      html: { has: ['<b>Soporte</b>'] },
    },
  ),
]
