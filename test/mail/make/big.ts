import { letter, type MadeMail, mail, part, parts } from './kit.ts'
import { hello, many, nestedMail } from './shapes.ts'

/** Mails too big to keep as files: made anew for each test. */
export const bigMails = (): MadeMail[] => [
  mail('shape-nested-10000', nestedMail(10_000), {
    why: 'ten thousand levels: the first forty, and the rest is one part',
    subject: 'Nido',
    text: '',
    attachments: ['file-1.bin'],
    faults: ['nested-too-deep'],
  }),
  mail(
    'shape-parts-2000',
    letter(
      { 'Content-Type': 'multipart/mixed; boundary=b' },
      parts(
        'b',
        part('text/plain', 'Hola'),
        ...Array.from({ length: 2000 }, (_, n) => part(`image/png; name=${n}.png`, 'x')),
      ),
    ),
    {
      ...hello,
      why: 'two thousand attachments: the first hundred',
      attachments: Array.from({ length: 100 }, (_, n) => `${n}.png`),
      faults: ['attachments-too-many', 'parts-too-many'],
    },
  ),
  mail(
    'shape-references-100000',
    letter({ References: many(100_000, (n) => `<${n}@x.example>\n `).trim() }, 'Hola'),
    {
      ...hello,
      why: 'a hundred thousand references: the first and the last of what fits a header',
      faults: ['header-too-long', 'headers-too-long', 'references-too-many'],
    },
  ),
  mail('shape-to-5000', letter({ To: many(5000, (n) => `p${n}@x.example,\n `).trim() }, 'Hola'), {
    ...hello,
    why: 'five thousand addressees: the first thousand',
    to: Array.from({ length: 1000 }, (_, n) => `<p${n}@x.example>`),
    faults: ['addresses-too-many'],
  }),
]
