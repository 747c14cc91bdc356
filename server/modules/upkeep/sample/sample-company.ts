import { foldText } from '../../../lib/pure/fold-text.ts'
import { sortKeyOf } from '../../../lib/pure/sort-key.ts'
import { chanceOf } from './chance.ts'
import { companyName } from './names.ts'

export type SampleCompany = {
  name: string
  folded_name: string
  sort_name: string
  description: string | null
  notes: string | null
}

/** The company with this number, always the same. */
export function sampleCompany(number: number): SampleCompany {
  const chance = chanceOf('company', number)
  const name = companyName(number)
  return {
    name,
    folded_name: foldText(name),
    sort_name: sortKeyOf(name),
    description: chance.onceIn(3) ? 'Cliente desde la primera feria; paga a treinta días.' : null,
    notes: chance.onceIn(8) ? 'Llamar antes de renovar.' : null,
  }
}

/** Where the people of a company have their addresses. */
export function companyDomain(number: number): string {
  const letters = foldText(companyName(number)).replace(/[^a-z0-9]+/g, '')
  return `${letters.slice(0, 40)}${number}.example`
}
