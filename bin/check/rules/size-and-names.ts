import { type Finding, isParsed, type Source } from '../source.ts'

const longest = 400
const long = 200

/** A file over 400 lines is an error, over 200 a warning. Tests and what a script writes are free of it. */
export function filesStaySmall(sources: Source[]): Finding[] {
  return sources.filter(isMeasured).flatMap(({ path, lines }): Finding[] => {
    if (lines > longest) return [{ path, line: longest + 1, words: `${lines} lines, over ${longest}` }]
    if (lines > long)
      return [{ path, line: long + 1, words: `${lines} lines, over ${long}`, level: 'warning' }]
    return []
  })
}

function isMeasured({ path }: Source): boolean {
  const written = path === 'db/tables.ts' || path.includes('/locales/')
  return (isParsed(path) || path.endsWith('.css')) && !written && !/\.(test|soak)\.tsx?$/.test(path)
}

/** A folder is named after what it is about, never after a technique. */
export function foldersNamedByDomain(sources: Source[]): Finding[] {
  return sources
    .filter(({ path }) => /(^|\/)(utils?|helpers?|services|managers?)\//.test(path))
    .map(({ path }) => ({
      path,
      line: 1,
      words: 'a folder is named after what it is about, not after a technique',
    }))
}
