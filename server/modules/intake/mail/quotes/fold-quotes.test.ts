import fc from 'fast-check'
import { expect, test } from 'vitest'
import { foldQuotes } from './fold-quotes.ts'

const line = fc.oneof(
  fc.constantFrom(
    ...['', 'Hola', 'Gracias', '> citado', '>> más', '-- ', 'Oscar', '________________________________'],
    ...[
      'El lun, 2 nov 2026 a las 9:06, Soporte (<soporte@alameda.example>) escribió:',
      '-----Mensaje original-----',
    ],
    ...[
      'De: Soporte',
      'Enviado: lunes',
      'Para: Oscar',
      'Asunto: Una pregunta',
      'On Mon, Nov 2, 2026 at 9:06 AM X <',
      'x@y.example> wrote:',
    ],
    ...['---------- Forwarded message ---------', 'Enviado desde mi iPhone', '   ', '>'],
  ),
  fc.string({ maxLength: 20 }).filter((text) => !/[\n\r]/.test(text)),
)
const words = (text: string): string[] =>
  text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')

test('rule 9: quoted text is folded, never lost: every line stands in one of the two, as often as it was written', () => {
  fc.assert(
    fc.property(fc.array(line, { maxLength: 40 }), fc.boolean(), (lines, isAnswer) => {
      const { text, quoted } = foldQuotes(lines.join('\n'), { isAnswer })
      expect([...words(text), ...words(quoted)].sort()).toEqual(words(lines.join('\n')).sort())
      // Somebody who wrote anything is never shown as having written nothing.
      if (words(lines.join('\n')).length > 0) expect(text).not.toBe('')
    }),
    { numRuns: 2000, seed: 20261122 },
  )
})
