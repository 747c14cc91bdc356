import { parseSync, Visitor } from 'vite'
import { type Program, type Reference, referencesIn } from './references.ts'

export type Handlers = ConstructorParameters<typeof Visitor>[0]

/** A file of ours, read and, if it is TypeScript, parsed. `path` is relative to the root, with forward slashes. */
export type Source = {
  path: string
  text: string
  lines: number
  program: Program
  references: Reference[]
}

/** Something a rule objects to. Warnings are printed and do not fail the check. */
export type Finding = { path: string; line: number; words: string; level?: 'warning' }

/** A rule sees every source at once and says what it objects to. */
export type Rule = (sources: Source[]) => Finding[]

export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, isParsed(path) ? text : '')
  const [first] = errors
  if (first) throw new Error(`${path} cannot be parsed: ${first.message}`)
  return { path, text, lines: text.trimEnd().split('\n').length, program, references: referencesIn(program) }
}

export function isParsed(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path)
}

export function visit(source: Source, handlers: Handlers): void {
  new Visitor(handlers).visit(source.program)
}

export function finding(source: Source, offset: number, words: string): Finding {
  return { path: source.path, line: source.text.slice(0, offset).split('\n').length, words }
}
