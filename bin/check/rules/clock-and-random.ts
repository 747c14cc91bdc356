import { isPureByName, moduleOf } from '../place.ts'
import { type Finding, finding, type Source, visit } from '../source.ts'
import { reachedFromPureFiles } from './purity.ts'

const ambient = /^(Date\.now|Math\.random|performance\.now|crypto\.\w+|Temporal\.Now|process\.\w+)$/
const ambientCalls = ['Date', 'fetch', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask']

/** The time, chance and the network come in by argument: a pure file asks for none of them. */
export function noClockOrRandom(sources: Source[]): Finding[] {
  return reachedFromPureFiles(sources).flatMap(({ source, chain }) => {
    const found: Finding[] = []
    const object = (offset: number, what: string) =>
      found.push(finding(source, offset, `${what} in ${chain.join(' → ')}, which must stay pure`))
    visit(source, {
      MemberExpression(node) {
        const name = source.text.slice(node.start, node.end)
        if (ambient.test(name)) object(node.start, name)
      },
      NewExpression(node) {
        const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date'
        if (isDate && node.arguments.length === 0) object(node.start, 'new Date()')
      },
      CallExpression(node) {
        if (node.callee.type === 'Identifier' && ambientCalls.includes(node.callee.name))
          object(node.start, `${node.callee.name}()`)
      },
    })
    return found
  })
}

/** Rules and policies are synchronous: a decision that awaits is loading something. */
export function rulesDoNotAwait(sources: Source[]): Finding[] {
  const isDecision = (path: string) =>
    isPureByName(path) && /(^|\/)(rules|policy)\b/.test(moduleOf(path)?.file ?? '')
  return sources.filter((source) => isDecision(source.path)).flatMap(asynchronies)
}

function asynchronies(source: Source): Finding[] {
  const found: Finding[] = []
  const object = (offset: number) => found.push(finding(source, offset, 'rules and policies are synchronous'))
  const refuse = (node: { async: boolean; start: number }) => {
    if (node.async) object(node.start)
  }
  visit(source, {
    AwaitExpression(node) {
      object(node.start)
    },
    FunctionDeclaration: refuse,
    FunctionExpression: refuse,
    ArrowFunctionExpression: refuse,
  })
  return found
}
