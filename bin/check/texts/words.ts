import { moduleOf } from '../place.ts'
import { type Finding, finding, type Source, visit } from '../source.ts'
import { wrongAddress } from './register.ts'

type Said = { key: string; text: string; offset: number }

/** A module's `words.ts` says everything in both languages, and addresses nobody: agents and customers read it alike. */
export function moduleWordsForAll(sources: Source[]): Finding[] {
  return sources
    .filter(({ path }) => /(^|\/)words(\/|\.ts$)/.test(moduleOf(path)?.file ?? ''))
    .flatMap(faultsIn)
}

function faultsIn(source: Source): Finding[] {
  const es = saidIn(source, 'es')
  const en = saidIn(source, 'en')
  const lacks = (one: Said[], other: Said[], language: string) =>
    one
      .filter(({ key }) => !other.some((said) => said.key === key))
      .map(({ key, offset }) => finding(source, offset, `${key} is not said in ${language}`))
  const address = es.flatMap(({ key, text, offset }) =>
    wrongAddress(text, 'both')
      // Problems are about things: "su" there belongs to somebody else.
      .filter((word) => !/^sus?$/i.test(word))
      .map((word) => finding(source, offset, `${key} addresses its reader: “${word}”`)),
  )
  return [...lacks(es, en, 'English'), ...lacks(en, es, 'Spanish'), ...address]
}

/** The sentences of the object literal under one language, each with its own strings joined. */
function saidIn(source: Source, language: string): Said[] {
  const said: Said[] = []
  visit(source, {
    ObjectExpression(node) {
      const branch = node.properties.find(
        (part) => part.type === 'Property' && keyOf(source, part) === language,
      )
      if (branch?.type !== 'Property' || branch.value.type !== 'ObjectExpression') return
      for (const part of branch.value.properties) {
        if (part.type !== 'Property') continue
        const code = source.text.slice(part.value.start, part.value.end)
        said.push({ key: keyOf(source, part), text: stringsIn(code), offset: part.start })
      }
    },
  })
  return said
}

function keyOf(source: Source, part: { key: { start: number; end: number } }): string {
  return source.text.slice(part.key.start, part.key.end).replace(/^['"]|['"]$/g, '')
}

function stringsIn(code: string): string {
  return [...code.matchAll(/'((?:[^'\\]|\\.)*)'|`((?:[^`\\]|\\.)*)`|"((?:[^"\\]|\\.)*)"/g)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .map((text) => text.replace(/\$\{[^}]*\}/g, '…'))
    .join('\n')
}
