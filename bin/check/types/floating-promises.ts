import { type Expression, type Node, SyntaxKind } from 'typescript/unstable/ast'
import {
  isAssignmentOperator,
  isBinaryExpression,
  isCallExpression,
  isExpressionStatement,
  isPropertyAccessExpression,
} from 'typescript/unstable/ast/is'
import type { Type } from 'typescript/unstable/sync'
import type { Finding } from '../source.ts'
import { eachNode, type TypedFile, typedFinding } from './projects.ts'

/**
 * A promise that nobody awaits loses its error. Await it, return it, or write `void` to say that it goes on by itself.
 */
export function floatingPromises(typed: TypedFile): Finding[] {
  const calls: Expression[] = []
  eachNode(typed.file, (node) => {
    if (isExpressionStatement(node) && mayFloat(node.expression)) calls.push(node.expression)
  })
  const types = calls.length > 0 ? typed.checker.getTypeAtLocation(calls) : []
  return calls
    .filter((_, index) => isPromise(types[index]))
    .map((call) => typedFinding(typed, call, `floating promise: ${call.getText(typed.file).slice(0, 60)}`))
}

const dealtWith = [SyntaxKind.AwaitExpression, SyntaxKind.VoidExpression]

function mayFloat(expression: Node): boolean {
  return !dealtWith.includes(expression.kind) && !isAssignment(expression) && !isCaught(expression)
}

/** What is kept in a variable may still be awaited. */
function isAssignment(expression: Node): boolean {
  return isBinaryExpression(expression) && isAssignmentOperator(expression.operatorToken.kind)
}

/** `.catch(handler)` and `.then(value, handler)` have dealt with the error. */
function isCaught(expression: Node): boolean {
  if (!isCallExpression(expression) || !isPropertyAccessExpression(expression.expression)) return false
  const { text } = expression.expression.name
  return (
    (text === 'catch' && expression.arguments.length === 1) ||
    (text === 'then' && expression.arguments.length === 2)
  )
}

function isPromise(type: Type | undefined): boolean {
  if (type?.isUnionType()) return type.getTypes().some(isPromise)
  const name = type?.getSymbol()?.name
  return name === 'Promise' || name === 'PromiseLike'
}
