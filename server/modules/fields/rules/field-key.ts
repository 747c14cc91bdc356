import { foldText } from '../../../lib/pure/fold-text.ts'

/** A key that programs can use, from what people call the field: "Número de socio" → cf_numero_de_socio, then …_2. */
export function keyFrom(label: string, attempt: number): string {
  const word = foldText(label)
    .replace(/[^a-z0-9]+/g, '_')
    .slice(0, 50)
    .replace(/^_+|_+$/g, '')
  return `cf_${word || 'field'}${attempt > 1 ? `_${attempt}` : ''}`
}
