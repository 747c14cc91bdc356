import { base64, letter, type MadeMail, mail, part, parts } from './kit.ts'

const file = base64('contenido de prueba')

/** A letter with one attachment, whose headers are the point. */
function named(
  name: string,
  headers: string,
  attachments: string[],
  why: string,
  faults: string[] = [],
): MadeMail {
  const body = parts(
    'b',
    part('text/plain; charset=utf-8', 'Va adjunto.'),
    `${headers}\nContent-Transfer-Encoding: base64\n\n${file}`,
  )
  return mail(`name-${name}`, letter({ 'Content-Type': 'multipart/mixed; boundary="b"' }, body), {
    why,
    subject: 'Una pregunta',
    text: 'Va adjunto.',
    attachments,
    faults,
  })
}
const disposition = (parameters: string): string =>
  `Content-Type: application/pdf\nContent-Disposition: attachment; ${parameters}`

export const nameMails: MadeMail[] = [
  named('plain', disposition('filename=factura.pdf'), ['factura.pdf'], 'a bare name'),
  named('quoted', disposition('filename="factura de mayo.pdf"'), ['factura de mayo.pdf'], 'a quoted name'),
  named(
    'bare-blanks',
    disposition('filename=factura de mayo.pdf; size=20'),
    ['factura de mayo.pdf'],
    'blanks in a bare name',
  ),
  named('single-quotes', disposition("filename='factura.pdf'"), ['factura.pdf'], 'single quotes'),
  named('open-quote', disposition('filename="factura.pdf'), ['factura.pdf'], 'a quote that does not end'),
  named('semicolon', disposition('filename="uno; dos.pdf"'), ['uno; dos.pdf'], 'a semicolon in quotes'),
  named('escaped', disposition('filename="el \\"bueno\\".pdf"'), ['el "bueno".pdf'], 'escaped quotes'),
  named(
    'parentheses',
    disposition('filename=factura(1).pdf'),
    ['factura(1).pdf'],
    'parentheses are part of a name',
  ),
  named('comment', disposition('filename=factura.pdf (la de mayo)'), ['factura.pdf'], 'a comment is not'),
  named(
    '2231',
    disposition("filename*=UTF-8''Facturaci%C3%B3n%20ma%C3%B1ana.pdf"),
    ['Facturación mañana.pdf'],
    'RFC 2231',
  ),
  named(
    '2231-latin-1',
    disposition("filename*=iso-8859-1'es'a%F1o.pdf"),
    ['año.pdf'],
    'RFC 2231 in Latin-1, with its language',
  ),
  named(
    '2231-sections',
    disposition("filename*0*=UTF-8''Informe%20del%20;\n filename*1*=a%C3;\n filename*2*=%B1o.pdf"),
    ['Informe del año.pdf'],
    'RFC 2231 in sections, a character cut in two',
  ),
  named(
    '2231-out-of-order',
    disposition('filename*1="segunda.pdf"; filename*0="primera y "'),
    ['primera y segunda.pdf'],
    'sections in the wrong order',
  ),
  named(
    '2231-mixed',
    disposition('filename*0*=UTF-8\'\'a%C3%B1o; filename*1=" 100% nuevo.pdf"'),
    ['año 100% nuevo.pdf'],
    'only sections with a star are encoded',
  ),
  named(
    '2231-from-one',
    disposition('filename*1="uno "; filename*2="dos.pdf"'),
    ['uno dos.pdf'],
    'sections that start at one',
  ),
  named(
    '2231-no-charset',
    disposition('filename*=a%C3%B1o.pdf'),
    ['año.pdf'],
    'RFC 2231 without its charset',
  ),
  named(
    '2231-in-plain',
    disposition('filename="UTF-8\'\'a%C3%B1o.pdf"'),
    ['año.pdf'],
    'RFC 2231 in a plain parameter',
  ),
  named(
    '2231-and-plain',
    disposition('filename="ano.pdf"; filename*=UTF-8\'\'a%C3%B1o.pdf'),
    ['año.pdf'],
    'both: the one that tells its charset',
  ),
  named(
    '2047',
    disposition('filename="=?utf-8?Q?a=C3=B1o_nuevo.pdf?="'),
    ['año nuevo.pdf'],
    'RFC 2047 in quotes',
  ),
  named('2047-bare', disposition('filename==?utf-8?B?YcOxby5wZGY=?='), ['año.pdf'], 'RFC 2047 bare'),
  named(
    '2047-folded',
    disposition('filename="=?utf-8?B?RmFjdHVyYSBk?=\n =?utf-8?B?ZSBtYcOxYW5hLnBkZg==?="'),
    ['Factura de mañana.pdf'],
    'RFC 2047 in two words',
  ),
  named(
    '2047-in-2231',
    disposition('filename*0="=?utf-8?Q?a=C3=B1o_"; filename*1="nuevo.pdf?="'),
    ['año nuevo.pdf'],
    'RFC 2047 cut by RFC 2231',
  ),
  named(
    '2047-latin-1',
    disposition('filename="=?iso-8859-1?Q?a=F1o.pdf?="'),
    ['año.pdf'],
    'RFC 2047 in Latin-1',
  ),
  named('raw-utf-8', disposition('filename="año.pdf"'), ['año.pdf'], 'raw UTF-8'),
  named(
    'type-only',
    'Content-Type: application/pdf; name="factura.pdf"',
    ['factura.pdf'],
    'a name in the type alone',
  ),
  named(
    'type-2231',
    "Content-Type: application/pdf;\n name*=utf-8''a%C3%B1o.pdf",
    ['año.pdf'],
    'RFC 2231 in the type',
  ),
  named(
    'description',
    'Content-Type: application/pdf\nContent-Description: factura.pdf',
    ['factura.pdf'],
    'a name in the description',
  ),
  named(
    'none',
    'Content-Type: application/pdf\nContent-Disposition: attachment',
    ['file-1.pdf'],
    'no name: one by its type',
  ),
  named('none-image', 'Content-Type: image/png', ['image-1.png'], 'a picture without a name'),
  named('none-unknown', 'Content-Type: application/x-nadie', ['file-1.bin'], 'a type that nobody knows'),
  named(
    'path',
    disposition('filename="C:\\\\Users\\\\ana\\\\factura.pdf"'),
    ['factura.pdf'],
    'a path of Windows',
  ),
  named('path-unix', disposition('filename="../../etc/passwd"'), ['passwd'], 'a path that leads out'),
  named('dots', disposition('filename=".."'), ['file-1.pdf'], 'no name but dots'),
  named(
    'direction-mark',
    disposition("filename*=UTF-8''factura%E2%80%AEfdp.exe"),
    ['facturafdp.exe'],
    'a mark that hides the ending',
  ),
  named(
    'control',
    disposition("filename*=UTF-8''fac%0D%0Atura%00.pdf"),
    ['factura.pdf'],
    'line breaks and NUL in a name',
  ),
  named(
    'long',
    disposition(`filename="${'n'.repeat(400)}.pdf"`),
    [`${'n'.repeat(196)}.pdf`],
    'a name that no file system bears',
  ),
  named(
    'no-space',
    'Content-Type:application/pdf;name=factura.pdf\nContent-Disposition:attachment;filename=factura.pdf',
    ['factura.pdf'],
    'no blanks at all',
  ),
  named(
    'upper',
    'CONTENT-TYPE: APPLICATION/PDF; NAME="Factura.PDF"\nCONTENT-DISPOSITION: ATTACHMENT; FILENAME="Factura.PDF"',
    ['Factura.PDF'],
    'capitals everywhere',
  ),
  named(
    'twice',
    disposition('filename="uno.pdf"; filename="dos.pdf"'),
    ['uno.pdf'],
    'given twice: the first',
  ),
  named('entities', disposition('filename="a&amp;b.pdf"'), ['a&amp;b.pdf'], 'what looks like HTML is a name'),
  named(
    'inner-quotes',
    disposition('filename="el "bueno".pdf"'),
    ['el "bueno".pdf'],
    'quotes within quotes that nobody escaped',
  ),
  named(
    'slash',
    disposition('filename="Factura 01/02.pdf"'),
    ['Factura 01_02.pdf'],
    'a slash that is no folder',
  ),
  named(
    'quoted-type',
    'Content-Type: "application/pdf"; name=factura.pdf',
    ['factura.pdf'],
    'a type in quotes',
  ),
  named(
    'spaces-around',
    'Content-Type : application/pdf\nContent-Disposition: attachment ; filename = "factura.pdf" ;',
    ['factura.pdf'],
    'blanks around everything',
  ),
  named(
    'two-languages',
    disposition("filename*=''a%C3%B1o.pdf"),
    ['año.pdf'],
    'RFC 2231 with an empty charset',
  ),
  named(
    '2047-then-plain',
    disposition('filename="=?utf-8?Q?a=C3=B1o?= nuevo.pdf"'),
    ['año nuevo.pdf'],
    'half of it encoded',
  ),
]
