import { linksOf } from '../links.ts'
import { isUnder } from '../place.ts'
import { type Finding, finding, type Source, visit } from '../source.ts'

/**
 * The environment is read in `server/config.ts`. Scripts (`bin`), tests, benches and the tools' own config files may
 * read it too, since they run before or around the program.
 */
export function environmentInConfigOnly(sources: Source[]): Finding[] {
  return sources.filter((source) => !mayReadEnvironment(source.path)).flatMap(environmentReads)
}

function mayReadEnvironment(path: string): boolean {
  return path === 'server/config.ts' || isUnder(path, 'bin', 'test', 'bench') || /\.config\.ts$/.test(path)
}

function environmentReads(source: Source): Finding[] {
  const words = 'the environment is read in server/config.ts only'
  const found = linksOf(source)
    .filter((link) => /^(node:)?process$/.test(link.to) && link.names.includes('env'))
    .map((link) => finding(source, link.offset, words))
  visit(source, {
    MemberExpression(node) {
      const name = source.text.slice(node.start, node.end).replace(/\s|\?/g, '')
      if (/(^|\.)process(\.env|\[['"]env['"]\])$/.test(name)) found.push(finding(source, node.start, words))
    },
    VariableDeclarator(node) {
      const fromProcess = node.init?.type === 'Identifier' && node.init.name === 'process'
      if (fromProcess && /\benv\b/.test(source.text.slice(node.id.start, node.id.end)))
        found.push(finding(source, node.start, words))
    },
  })
  return found
}
