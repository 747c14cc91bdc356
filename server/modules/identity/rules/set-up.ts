import type { Problem } from '../../../lib/errors.ts'
import { isCountry } from '../../../lib/pure/countries.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { isLanguage } from '../../../lib/pure/languages.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import { readPersonName } from '../../../lib/pure/person-name.ts'
import { readTimeZone } from '../../../lib/pure/time-zones.ts'
import type { Workspace } from '../types.ts'

export type SetUpDraft = {
  workspace: { name: string; language: string; country: string; timeZone: string }
  owner: { name: string; email: string; password: string }
}
export type SetUp = {
  workspace: Pick<Workspace, 'name' | 'language' | 'country' | 'timeZone'>
  owner: { name: string; address: string; typed: string; password: string }
}

/** A set-up whose every field holds but the password, which is judged apart; or all that is wrong with it. */
export function readSetUp(draft: SetUpDraft): SetUp | { problems: Problem[] } {
  const problems: Problem[] = []
  const read = <Value>(path: string, reading: Reading<Value>): Value | undefined => {
    if (reading.ok) return reading.value
    problems.push({ path, ...reading.fault })
    return undefined
  }
  const workspaceName = read('workspace.name', readOneLine(draft.workspace.name, 200))
  if (workspaceName === '') problems.push({ path: 'workspace.name', code: 'workspace.name-empty' })
  if (!isLanguage(draft.workspace.language))
    problems.push({ path: 'workspace.language', code: 'language.not-offered' })
  if (!isCountry(draft.workspace.country))
    problems.push({ path: 'workspace.country', code: 'country.unknown' })
  const timeZone = read('workspace.timeZone', readTimeZone(draft.workspace.timeZone))
  const name = read('owner.name', readPersonName(draft.owner.name))
  const email = read('owner.email', readMailAddress(draft.owner.email))
  if (
    problems.length > 0 ||
    !email ||
    !name ||
    !workspaceName ||
    !timeZone ||
    !isLanguage(draft.workspace.language)
  )
    return { problems }
  return {
    workspace: {
      name: workspaceName,
      language: draft.workspace.language,
      country: draft.workspace.country,
      timeZone,
    },
    owner: { name, address: email.normal, typed: email.address, password: draft.owner.password },
  }
}
