import type { Problem } from '../../../lib/errors.ts'
import { readOneLine } from '../../../lib/pure/one-line.ts'
import type { CannedReplyValues } from '../types.ts'
import { unknownPlaceholders } from './fill-reply.ts'

const longestName = 100
const longestBody = 50_000

/** What a canned reply is made of, with all that is wrong with it. */
export function readCannedReply(given: CannedReplyValues): {
  values: CannedReplyValues
  problems: Problem[]
} {
  const problems: Problem[] = []
  const name = readOneLine(given.name, longestName)
  if (!name.ok) problems.push({ path: 'name', ...name.fault })
  else if (name.value === '') problems.push({ path: 'name', code: 'canned-reply.no-name' })
  const body = given.body.replace(/\r\n?/g, '\n').trim().normalize('NFC')
  if (body === '') problems.push({ path: 'body', code: 'canned-reply.no-body' })
  if (body.length > longestBody)
    problems.push({ path: 'body', code: 'text.too-long', params: { max: longestBody } })
  const [unknown] = unknownPlaceholders(body)
  if (unknown !== undefined)
    problems.push({
      path: 'body',
      code: 'canned-reply.unknown-placeholder',
      params: { placeholder: `{${unknown}}` },
    })
  return { values: { name: name.ok ? name.value : '', language: given.language, body }, problems }
}
