import type { CaseClause, SwitchStatement } from 'typescript/unstable/ast'
import { isCaseClause, isDefaultClause, isSwitchStatement } from 'typescript/unstable/ast/is'
import type { Type } from 'typescript/unstable/sync'
import type { Finding } from '../source.ts'
import { eachNode, type TypedFile, typedFinding } from './projects.ts'

/** A switch over a union names every member or has a default: a new member must not fall through in silence. */
export function exhaustiveSwitches(typed: TypedFile): Finding[] {
  const switches: SwitchStatement[] = []
  eachNode(typed.file, (node) => {
    if (isSwitchStatement(node) && !node.caseBlock.clauses.some(isDefaultClause)) switches.push(node)
  })
  return switches.flatMap((node) => {
    const missing = missingCases(typed, node)
    if (missing.length === 0) return []
    return [typedFinding(typed, node, `the switch leaves out ${missing.join(', ')}`)]
  })
}

function missingCases({ checker }: TypedFile, node: SwitchStatement): string[] {
  const judged = checker.getTypeAtLocation(node.expression)
  if (!judged?.isUnionType() || !judged.getTypes().every((type) => type.isLiteralType())) return []
  const clauses = node.caseBlock.clauses.filter((clause): clause is CaseClause => isCaseClause(clause))
  const named = checker
    .getTypeAtLocation(clauses.map((clause) => clause.expression))
    .map((type) => literalValue(type))
  return judged
    .getTypes()
    .map(literalValue)
    .filter((value) => !named.includes(value))
    .map((value) => JSON.stringify(value))
}

function literalValue(type: Type | undefined): string | number | boolean | undefined {
  if (!type?.isLiteralType()) return undefined
  return typeof type.value === 'bigint' ? String(type.value) : type.value
}
