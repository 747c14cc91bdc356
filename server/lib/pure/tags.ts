import { accepted, type Fault, faulty, type Reading } from './fault.ts'
import { foldText } from './fold-text.ts'
import { readOneLine } from './one-line.ts'

export const longestTag = 50
export const mostTags = 50

/** One tag, as it will be shown. Commas part tags wherever people type several, so none can hold one. */
export function readTag(typed: string): Reading<string> {
  const line = readOneLine(typed, longestTag)
  if (!line.ok) return line
  if (foldText(line.value) === '') return faulty({ code: 'tag.empty' })
  if (/[,，、]/u.test(line.value)) return faulty({ code: 'tag.comma' })
  return accepted(line.value)
}

/**
 * The tags of one record: each once, compared folded (the first spelling stays), in the order given.
 * All faults at once, each with the index of its tag; `null` stands for the list as a whole.
 */
export function readTags(typed: readonly string[]): {
  tags: string[]
  faults: { index: number | null; fault: Fault }[]
} {
  const tags = new Map<string, string>()
  const faults: { index: number | null; fault: Fault }[] = []
  for (const [index, each] of typed.entries()) {
    const reading = readTag(each)
    if (!reading.ok) faults.push({ index, fault: reading.fault })
    else if (!tags.has(tagKey(reading.value))) tags.set(tagKey(reading.value), reading.value)
  }
  if (tags.size > mostTags)
    faults.push({ index: null, fault: { code: 'tags.too-many', params: { max: mostTags } } })
  return { tags: [...tags.values()], faults }
}

/** What two tags have in common when they are one: the unique key of the tag table. */
export function tagKey(tag: string): string {
  return foldText(tag)
}
