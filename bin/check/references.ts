import { type parseSync, Visitor } from 'vite'

export type Program = ReturnType<typeof parseSync>['program']

/** One file naming another, or a package: an import, a re-export, `import()`, `require()` or `import('…').Type`. */
export type Reference = {
  /** As written. */
  to: string
  /** Erased before the program runs: `import type`, or only `type` names in the braces. */
  typeOnly: boolean
  names: string[]
  offset: number
}

export function referencesIn(program: Program): Reference[] {
  const found: Reference[] = []
  new Visitor({
    ImportDeclaration(node) {
      const kinds = node.specifiers.map(
        (part) => part.type === 'ImportSpecifier' && part.importKind === 'type',
      )
      found.push({
        to: node.source.value,
        typeOnly: node.importKind === 'type' || (kinds.length > 0 && kinds.every(Boolean)),
        names: node.specifiers.map((part) => ('imported' in part ? nameOf(part.imported) : '*')),
        offset: node.start,
      })
    },
    ExportNamedDeclaration(node) {
      if (!node.source) return
      const kinds = node.specifiers.map((part) => part.exportKind === 'type')
      found.push({
        to: node.source.value,
        typeOnly: node.exportKind === 'type' || (kinds.length > 0 && kinds.every(Boolean)),
        names: node.specifiers.map((part) => nameOf(part.local)),
        offset: node.start,
      })
    },
    ExportAllDeclaration(node) {
      found.push({
        to: node.source.value,
        typeOnly: node.exportKind === 'type',
        names: ['*'],
        offset: node.start,
      })
    },
    ImportExpression(node) {
      if (node.source.type !== 'Literal') return
      found.push({ to: String(node.source.value), typeOnly: false, names: ['*'], offset: node.start })
    },
    TSImportType(node) {
      found.push({ to: node.source.value, typeOnly: true, names: ['*'], offset: node.start })
    },
    CallExpression(node) {
      const [what] = node.arguments
      if (node.callee.type !== 'Identifier' || node.callee.name !== 'require' || what?.type !== 'Literal')
        return
      found.push({ to: String(what.value), typeOnly: false, names: ['*'], offset: node.start })
    },
  }).visit(program)
  return found
}

function nameOf(name: { type: string; name?: string; value?: string }): string {
  return name.name ?? name.value ?? '*'
}
