import type { Problem } from '../../../lib/errors.ts'
import { type DateOnly, readDateOnly } from '../../../lib/pure/date-only.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import type { ServiceDraft, ServiceStatus, ServiceValues } from '../types.ts'
import { reader } from './read-account.ts'

const longestLine = 200
export const statuses: readonly ServiceStatus[] = ['pending', 'active', 'suspended', 'ended']

export const emptyService: ServiceValues = {
  name: '',
  status: 'active',
  startedOn: null,
  renewsOn: null,
  endedOn: null,
  externalId: null,
}

/** Reads what was given over what stood before; a key that is absent stays, null and '' clear. Every fault at once. */
export function readService(
  given: ServiceDraft,
  before: ServiceValues,
): { values: ServiceValues; problems: Problem[] } {
  const problems: Problem[] = []
  const text = reader(problems)
  const line = (typed: string) => readOneLine(typed, longestLine)
  const day = (key: 'startedOn' | 'renewsOn' | 'endedOn'): string | null =>
    text<DateOnly | string>(key, given[key], before[key], readDateOnly)
  const values: ServiceValues = {
    name: text('name', given.name, before.name, line) ?? '',
    status: before.status,
    startedOn: day('startedOn'),
    renewsOn: day('renewsOn'),
    endedOn: day('endedOn'),
    externalId: text('externalId', given.externalId, before.externalId, line),
  }
  const status = given.status === undefined ? before.status : statuses.find((each) => each === given.status)
  if (status) values.status = status
  else problems.push({ path: 'status', code: 'service.unknown-status' })
  if (values.name === '' && !problems.some(({ path }) => path === 'name'))
    problems.push({ path: 'name', code: 'service.no-name' })
  if (values.startedOn && values.endedOn && values.endedOn < values.startedOn)
    problems.push({ path: 'endedOn', code: 'service.ends-before-start' })
  return { values, problems }
}
