import type { Problem } from '../../../lib/errors.ts'
import { readCountry } from '../../../lib/pure/countries.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { isLanguage } from '../../../lib/pure/languages.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readTimeZone } from '../../../lib/pure/time-zones.ts'
import type { Workspace } from '../types.ts'

export type WorkspaceDraft = { [Field in keyof Facts]?: string | undefined } & {
  [Setting in 'severalCompanies' | 'companyExtras' | 'freshdeskDoor' | 'whmcsDoor']?: boolean | undefined
}

const longestName = 200

type Facts = Pick<Workspace, 'name' | 'language' | 'country' | 'timeZone'>

/** What a workspace says of itself, or all that is wrong with it; `place` is the path it stands at. */
export function readWorkspace(
  place: string,
  draft: Record<keyof Facts, string>,
): Facts | { problems: Problem[] } {
  const problems: Problem[] = []
  const at = (field: string): string => (place === '' ? field : `${place}.${field}`)
  const read = <Value>(field: string, reading: Reading<Value>): Value | undefined => {
    if (reading.ok) return reading.value
    problems.push({ path: at(field), ...reading.fault })
    return undefined
  }
  const name = read('name', readOneLine(draft.name, longestName))
  if (name === '') problems.push({ path: at('name'), code: 'workspace.name-empty' })
  const language = isLanguage(draft.language) ? draft.language : undefined
  if (!language) problems.push({ path: at('language'), code: 'language.not-offered' })
  const country = read('country', readCountry(draft.country))
  const timeZone = read('timeZone', readTimeZone(draft.timeZone))
  if (!name || !language || !country || !timeZone) return { problems }
  return { name, language, country, timeZone }
}
