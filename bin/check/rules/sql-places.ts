import { linksOf } from '../links.ts'
import { isTest, isUnder, moduleOf } from '../place.ts'
import { type Finding, finding, type Source, visit } from '../source.ts'

const builders = ['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'selectNoFrom']

/** SQL stands in a module's `store.ts` (or `store/`), in `server/lib`, `db` and `bin`, and in tests. */
export function sqlInStoresOnly(sources: Source[]): Finding[] {
  return sources.filter((source) => !mayHoldSql(source.path)).flatMap(sqlIn)
}

function mayHoldSql(path: string): boolean {
  return (
    isTest(path) ||
    isUnder(path, 'server/lib', 'db', 'bin') ||
    /^store(\.ts$|\/)/.test(moduleOf(path)?.file ?? '')
  )
}

function sqlIn(source: Source): Finding[] {
  const found = linksOf(source)
    .filter((link) => !link.typeOnly && (link.package === 'kysely' || link.package === 'pg'))
    .map((link) => finding(source, link.offset, `${link.package} is used outside a store`))
  const object = (offset: number, what: string) =>
    found.push(finding(source, offset, `${what}: SQL stands in store.ts only`))
  visit(source, {
    TaggedTemplateExpression(node) {
      const tag = source.text.slice(node.tag.start, node.tag.end)
      if (/^sql\b/.test(tag)) object(node.start, `${tag}\`…\``)
    },
    CallExpression(node) {
      if (node.callee.type !== 'MemberExpression' || node.callee.property.type !== 'Identifier') return
      if (builders.includes(node.callee.property.name)) object(node.start, `.${node.callee.property.name}(…)`)
    },
  })
  return found
}
