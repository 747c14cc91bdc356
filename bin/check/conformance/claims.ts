import { type Handlers, type Source, visit } from '../source.ts'

type NodeOf<Name extends keyof Handlers> = Handlers[Name] extends ((node: infer Node) => void) | undefined
  ? Node
  : never
type Call = NodeOf<'CallExpression'>
type Expression = Call['callee'] | Extract<NonNullable<NodeOf<'VariableDeclarator'>['init']>, object>

type Known = { source: Source; constants: Map<string, Expression> }

/**
 * The names of a file's tests as they stand in it. A test of several cases has a name for each, as far as the cases are
 * written out; what only running the file would tell is an ellipsis.
 */
export function claimsIn(source: Source): string[] {
  const constants = new Map<string, Expression>()
  const found: string[] = []
  visit(source, {
    VariableDeclarator(node) {
      if (node.id.type === 'Identifier' && node.init) constants.set(node.id.name, node.init)
    },
  })
  visit(source, {
    CallExpression(call) {
      const [first] = call.arguments
      const name = first && first.type !== 'SpreadElement' ? textOf(first) : null
      if (name === null) return
      if (isTest(call.callee)) found.push(name)
      const cases = casesOf(call.callee)
      if (cases) found.push(...namesOf(name, cases, { source, constants }))
    },
  })
  return found
}

const isTest = (callee: Expression): boolean =>
  callee.type === 'Identifier' && (callee.name === 'test' || callee.name === 'it')

/** What stands in the brackets of `test.each(…)(name, …)` or `test.for`. */
function casesOf(callee: Expression): Expression | null {
  if (callee.type !== 'CallExpression') return null
  const { callee: inner, arguments: given } = callee
  if (inner.type !== 'MemberExpression' || !isTest(inner.object as Expression)) return null
  const [cases] = given
  return cases && cases.type !== 'SpreadElement' ? cases : null
}

function namesOf(name: string, given: Expression, known: Known): string[] {
  const cases = written(given, known.constants)
  if (cases.type !== 'ArrayExpression') return [filled(name, [], known)]
  return cases.elements.map((element) => {
    if (!element || element.type === 'SpreadElement') return filled(name, [], known)
    const one = written(element, known.constants)
    if (one.type !== 'ArrayExpression') return filled(name, [one], known)
    const values = one.elements.flatMap((each) => (each && each.type !== 'SpreadElement' ? [each] : []))
    return filled(name, values, known)
  })
}

/** The name with what the case says in place of its signs, as Vitest fills them in. */
function filled(name: string, values: Expression[], known: Known): string {
  let at = 0
  const said = (value: Expression | undefined): string => {
    if (!value) return '…'
    const meant = written(value, known.constants)
    return textOf(meant) ?? asWritten(meant, known.source) ?? '…'
  }
  return name
    .replace(/%[sdifjoO]/g, () => said(values[at++]))
    .replace(/\$([a-z]\w*)/gi, (_sign, key: string) => said(propertyOf(values[0], key)))
}

function propertyOf(value: Expression | undefined, key: string): Expression | undefined {
  if (value?.type !== 'ObjectExpression') return undefined
  for (const property of value.properties)
    if (property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === key)
      return property.value as Expression
  return undefined
}

/** Without what TypeScript says of it, and what a name stands for. */
function written(value: Expression, constants: Map<string, Expression>): Expression {
  if (value.type === 'TSAsExpression' || value.type === 'TSSatisfiesExpression')
    return written(value.expression, constants)
  if (value.type !== 'Identifier') return value
  const named = constants.get(value.name)
  return named && named !== value ? written(named, constants) : value
}

function textOf(value: Expression): string | null {
  if (value.type === 'Literal') return value.value === null ? 'null' : String(value.value)
  if (value.type !== 'TemplateLiteral') return null
  return value.quasis.map((part) => part.value.cooked ?? '').join('…')
}

const longest = 80

/** A value that is written out, as it stands in the source; a long one is cut. */
function asWritten(value: Expression, source: Source): string | null {
  if (value.type !== 'ObjectExpression' && value.type !== 'ArrayExpression') return null
  const text = source.text.slice(value.start, value.end).replace(/\s+/g, ' ')
  return text.length > longest ? `${text.slice(0, longest)}…` : text
}
