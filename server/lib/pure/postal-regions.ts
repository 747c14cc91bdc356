import { foldText } from './fold-text.ts'
import { regionFiles } from './postal-regions/all.ts'

/**
 * A state, province or the like: its code (ISO 3166-2 without the country, as a rule), its names, of which the first is shown,
 * and what people write besides.
 */
export type Region = readonly [code: string, names: readonly string[], also?: readonly string[]]

/** The regions of a country in the order of the source; none where its addresses name none or no list is kept. */
export async function regionsOf(country: string | null): Promise<readonly Region[]> {
  if (country === null || !Object.hasOwn(regionFiles, country)) return []
  const file = await regionFiles[country as keyof typeof regionFiles]()
  return file.default as unknown as readonly Region[]
}

/** The region a person means by its code or one of its names, whatever the accents and case. */
export function findRegion(regions: readonly Region[], typed: string): Region | undefined {
  const wanted = plain(typed)
  const byName = regions.find(([, names]) => names.some((name) => plain(name) === wanted))
  return (
    byName ?? regions.find(([code, , also = []]) => [code, ...also].some((name) => plain(name) === wanted))
  )
}

/**
 * A region's name in its right spelling: of its names the one that was typed (Bizkaia stays Bizkaia, and is found as Vizcaya
 * too), else its first; what was typed, when the list does not know it.
 */
export function regionName(regions: readonly Region[], typed: string): string {
  const names = findRegion(regions, typed)?.[1] ?? []
  return names.find((name) => plain(name) === plain(typed)) ?? names[0] ?? typed
}

const plain = (name: string): string => foldText(name).replace(/[.,'-]/g, '')
