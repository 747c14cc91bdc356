import { z } from 'zod'
import type { GivenFile } from '../../../../modules/tickets/index.ts'

const file = z.object({
  name: z.string().optional(),
  filename: z.string().optional(),
  data: z.string(),
})

/**
 * The files of a message: base64 of JSON, a list of names and of contents in base64 once more. Null: it is none of that, and
 * nothing of it is taken.
 */
export function readAttachments(given: string | undefined): GivenFile[] | null {
  if (given === undefined || given.trim() === '') return []
  const json = bytesOf(given)?.toString('utf8')
  const read = z.array(file).safeParse(parsed(json))
  if (!read.success) return null
  const files = read.data.map(({ name, filename, data }) => {
    const content = data === '' ? Buffer.alloc(0) : bytesOf(data)
    return content === null ? null : { name: name ?? filename ?? '', content }
  })
  return files.some((each) => each === null) ? null : (files as GivenFile[])
}

/** Base64 in either alphabet, with line breaks and without padding too; null: it is none, of which Buffer would take a piece. */
function bytesOf(given: string): Buffer | null {
  const text = given.replaceAll(/\s/g, '')
  return /^[\w+/-]+={0,2}$/.test(text) ? Buffer.from(text, 'base64') : null
}

function parsed(json: string | undefined): unknown {
  try {
    return JSON.parse(json ?? '')
  } catch {
    return undefined
  }
}
