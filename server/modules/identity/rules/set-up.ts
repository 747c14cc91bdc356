import type { Problem } from '../../../lib/errors.ts'
import type { Reading } from '../../../lib/pure/fault.ts'
import { readMailAddress } from '../../../lib/pure/mail-address.ts'
import { readPersonName } from '../../../lib/pure/person-name.ts'
import type { Workspace } from '../types.ts'
import { readWorkspace } from './workspace.ts'

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
  const workspace = readWorkspace('workspace', draft.workspace)
  const problems = 'problems' in workspace ? [...workspace.problems] : []
  const read = <Value>(path: string, reading: Reading<Value>): Value | undefined => {
    if (reading.ok) return reading.value
    problems.push({ path, ...reading.fault })
    return undefined
  }
  const name = read('owner.name', readPersonName(draft.owner.name))
  const email = read('owner.email', readMailAddress(draft.owner.email))
  if ('problems' in workspace || !email || !name) return { problems }
  return {
    workspace,
    owner: { name, address: email.normal, typed: email.address, password: draft.owner.password },
  }
}
