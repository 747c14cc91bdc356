import { base64, letter, type MadeMail, mail, oscar, part, parts } from './kit.ts'

export const hello = { subject: 'Una pregunta', text: 'Hola' }
export const many = (count: number, of: (position: number) => string): string =>
  Array.from({ length: count }, (_, n) => of(n)).join('')
export const crlf = (text: string): string => text.replace(/\n/g, '\r\n')
export const nested = (depth: number): string => {
  const opening = many(depth, (n) => `Content-Type: multipart/mixed; boundary=n${n}x\n\n--n${n}x\n`)
  return `${opening}Content-Type: text/plain\n\nMuy dentro\n${many(depth, (n) => `--n${depth - 1 - n}x--\n`)}`
}
export const nestedMail = (depth: number): string =>
  `From: ${oscar.header}\nTo: soporte@alameda.example\nSubject: Nido\n${nested(depth)}`

/** What is broken in how a mail is put together. */
export const shapeMails: MadeMail[] = [
  mail('shape-empty', Buffer.alloc(0), {
    why: 'nothing at all',
    from: [],
    to: [],
    subject: '',
    text: '',
    date: null,
    faults: ['from-none'],
  }),
  mail('shape-headers-only', letter({}, '').trimEnd(), { ...hello, why: 'no body', text: '' }),
  mail('shape-body-only', 'Hola, soy Oscar y no tengo cabeceras.\nAdiós.', {
    why: 'no headers',
    from: [],
    to: [],
    subject: '',
    text: 'Hola, soy Oscar y no tengo cabeceras.\nAdiós.',
    faults: ['charset-guessed', 'from-none', 'no-blank-line'],
  }),
  mail('shape-no-blank-line', `${letter({}, '').trimEnd()}\nHola, sin línea en blanco.\nOtra línea.`, {
    ...hello,
    why: 'no blank line below the headers',
    text: 'Hola, sin línea en blanco.\nOtra línea.',
    faults: ['no-blank-line'],
  }),
  mail('shape-lf-only', Buffer.from(letter({}, 'Hola\nDos\n')), {
    ...hello,
    why: 'line feeds alone',
    text: 'Hola\nDos',
  }),
  mail('shape-cr-only', Buffer.from(letter({}, 'Hola\nDos\n').replace(/\n/g, '\r')), {
    ...hello,
    why: 'carriage returns alone',
    text: 'Hola\nDos',
    faults: ['bare-carriage-returns'],
  }),
  mail('shape-cr-in-body', Buffer.from(`${crlf(letter({}, 'Hola'))}\rDos\r\nTres`), {
    ...hello,
    why: 'a bare carriage return in the body is a line end',
    text: 'Hola\nDos\nTres',
  }),
  mail(
    'shape-cr-in-header',
    Buffer.from(
      crlf(letter({ Subject: 'Una@@pregunta' }, 'Hola')).replace('@@', '\rBcc: todos@otro.example '),
    ),
    {
      ...hello,
      why: 'a bare carriage return in a header begins no other',
      subject: 'Una Bcc: todos@otro.example pregunta',
      faults: ['header-control-character'],
    },
  ),
  mail('shape-nul', Buffer.from(crlf(letter({ Subject: 'Una\0 pregunta' }, 'Ho\0la'))), {
    ...hello,
    why: 'NUL in header and body',
    subject: 'Una  pregunta',
    faults: ['header-control-character'],
  }),
  mail('shape-mbox', `From oscar@cenzontle.example Mon Nov  2 09:06:00 2026\n${letter({}, 'Hola')}`, {
    ...hello,
    why: 'the line of an mbox before it',
    faults: ['mbox-line'],
  }),
  mail('shape-bom', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(crlf(letter({}, 'Hola')))]), {
    ...hello,
    why: 'a byte order mark before it',
    faults: ['start-odd'],
  }),
  mail('shape-blank-first', `\n\n${letter({}, 'Hola')}`, {
    ...hello,
    why: 'blank lines before it',
    faults: ['start-odd'],
  }),
  mail('shape-broken-wrap', letter({ Subject: 'Un asunto que\nsigue sin sangría' }, 'Hola'), {
    ...hello,
    why: 'a header wrapped without its blank',
    subject: 'Un asunto que sigue sin sangría',
    faults: ['header-line-broken'],
  }),
  mail(
    'shape-no-colon',
    letter({ 'X-Uno': 'uno\nesto no es una cabecera' }, 'Hola')
      .replace('X-Uno', 'Xuno')
      .replace('MIME-Version', 'X-Mime'),
    {
      ...hello,
      why: 'a line without a colon at the end of the headers',
      text: 'esto no es una cabecera\n\nHola',
      faults: ['no-blank-line'],
    },
  ),
  mail(
    'shape-space-colon',
    letter({ 'X-Uno': 'uno', Subject: null }, 'Hola')
      .replace('X-Uno:', 'Subject :')
      .replace('uno\n', 'Con espacio\n'),
    { ...hello, why: 'a blank before the colon', subject: 'Con espacio' },
  ),
  mail('shape-long-line', letter({}, `Hola ${'x'.repeat(5000)}`), {
    ...hello,
    why: 'a line of 5,000 octets',
    text: `Hola ${'x'.repeat(5000)}`,
  }),
  mail('shape-long-header', letter({ 'X-Largo': 'x'.repeat(5000) }, 'Hola'), {
    ...hello,
    why: 'a header line over 998 octets',
    faults: ['line-too-long'],
  }),
  mail('shape-8bit-in-7bit', letter({ 'Content-Transfer-Encoding': '7bit' }, '¿Qué tal?'), {
    ...hello,
    why: '8-bit text announced as 7-bit',
    text: '¿Qué tal?',
  }),
  mail(
    'shape-no-boundary',
    letter({ 'Content-Type': 'multipart/mixed' }, parts('b', part('text/plain', 'Hola'))),
    { ...hello, why: 'no boundary announced: the one that stands there', faults: ['boundary-wrong'] },
  ),
  mail(
    'shape-wrong-boundary',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=otro' },
      parts('b', part('text/plain', 'Hola'), part('application/pdf; name=a.pdf', 'x')),
    ),
    { ...hello, why: 'another boundary than announced', attachments: ['a.pdf'], faults: ['boundary-wrong'] },
  ),
  mail('shape-lost-boundary', letter({ 'Content-Type': 'multipart/mixed; boundary=nunca' }, 'Hola'), {
    ...hello,
    why: 'a boundary that never comes: all of it is text',
    faults: ['boundary-missing'],
  }),
  mail(
    'shape-unended',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      '--b\nContent-Type: text/plain\n\nHola\n--b\nContent-Type: application/pdf; name=a.pdf\n\nabc',
    ),
    { ...hello, why: 'cut off before the last boundary', attachments: ['a.pdf'] },
  ),
  mail(
    'shape-prefix-boundary',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts(
        'b',
        `${part('multipart/alternative; boundary=b2', parts('b2', part('text/plain', 'Hola')))}`,
        part('image/png; name=a.png', 'x'),
      ),
    ),
    { ...hello, why: 'one boundary begins like the other', attachments: ['a.png'] },
  ),
  mail(
    'shape-boundary-blanks',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary="b"' },
      '--b  \nContent-Type: text/plain\n\nHola\n--b-- \nlo de después',
    ),
    { ...hello, why: 'blanks behind a boundary, and an epilogue' },
  ),
  mail(
    'shape-boundary-in-text',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts('b', part('text/plain', 'Hola\n--bcc\nx --b')),
    ),
    { ...hello, why: 'text that looks like a boundary', text: 'Hola\n--bcc\nx --b' },
  ),
  mail(
    'shape-multipart-encoded',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b', 'Content-Transfer-Encoding': 'base64' },
      base64(parts('b', part('text/plain', 'Hola'))),
    ),
    { ...hello, why: 'a multipart in base64, which none may be' },
  ),
  mail(
    'shape-two-types',
    letter({ 'Content-Type': 'text/plain; charset=utf-8\nContent-Type: text/html' }, 'Hola <b>x</b>'),
    { ...hello, why: 'two types: the first', text: 'Hola <b>x</b>' },
  ),
  mail(
    'shape-base64-is-text',
    letter({ 'Content-Transfer-Encoding': 'base64' }, 'Esto no es base64, es texto.'),
    {
      ...hello,
      why: 'base64 that is none',
      text: 'Esto no es base64, es texto.',
      faults: ['transfer-encoding-wrong'],
    },
  ),
  mail(
    'shape-base64-padded-lines',
    letter({ 'Content-Transfer-Encoding': 'base64' }, 'SG9sYSA=\nT3NjYXI=\n'),
    { ...hello, why: 'every line padded', text: 'Hola Oscar' },
  ),
  mail('shape-base64-dirt', letter({ 'Content-Transfer-Encoding': 'base64' }, 'SG9s!\n*YSBPc2Nhcg==\n'), {
    ...hello,
    why: 'dirt among base64',
    text: 'Hola Oscar',
  }),
  mail(
    'shape-qp-broken',
    letter(
      { 'Content-Transfer-Encoding': 'quoted-printable' },
      'Descuento =50% =ZZ y a=C3=B1o= \n nuevo=\n=\nfin=',
    ),
    {
      ...hello,
      why: 'escapes that are none, blanks behind a soft break',
      text: 'Descuento P% =ZZ y año nuevofin',
    },
  ),
  mail('shape-unknown-encoding', letter({ 'Content-Transfer-Encoding': 'x-nadie' }, 'Hola'), {
    ...hello,
    why: 'a transfer encoding that there is not',
    faults: ['transfer-encoding-unknown'],
  }),
  mail('shape-headers-5000', letter({ 'X-0': `x\n${many(5000, (n) => `X-${n}: y\n`)}X-Fin: z` }, 'Hola'), {
    ...hello,
    why: 'five thousand headers: the first thousand',
    faults: ['headers-too-many'],
  }),
]
