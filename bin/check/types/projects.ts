import { relative } from 'node:path'
import type { Node, SourceFile } from 'typescript/unstable/ast'
import { API, type Checker } from 'typescript/unstable/sync'
import type { Finding } from '../source.ts'

/** One of our own files as the compiler sees it, with the checker that knows its types. */
export type TypedFile = { path: string; file: SourceFile; checker: Checker }

/**
 * What the compiler knows of every file of the given projects. Its programming interface is still called unstable,
 * and our version of it is pinned; it sees through libraries' types, which Biome's own inference does not.
 */
export function judgeTyped(
  root: string,
  configs: string[],
  judge: (typed: TypedFile) => Finding[],
): Finding[] {
  const api = new API({ cwd: root })
  try {
    const snapshot = api.updateSnapshot({ openProjects: configs })
    return configs.flatMap((config) => {
      const project = snapshot.getProject(config)
      if (!project) throw new Error(`The compiler did not open ${config}.`)
      return project.rootFiles.flatMap((name) => {
        const file = project.program.getSourceFile(name)
        return file ? judge({ path: relative(root, name), file, checker: project.checker }) : []
      })
    })
  } finally {
    api.close()
  }
}

export function eachNode(node: Node, see: (node: Node) => void): void {
  see(node)
  node.forEachChild((child) => eachNode(child, see))
}

export function typedFinding({ path, file }: TypedFile, node: Node, words: string): Finding {
  return { path, line: file.text.slice(0, node.getStart(file)).split('\n').length, words }
}
