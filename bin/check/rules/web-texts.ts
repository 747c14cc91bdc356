import { isTest, isUnder } from '../place.ts'
import { type Finding, finding, type Source, visit } from '../source.ts'

/** Attributes whose text a person sees or hears. */
const spoken =
  /^(aria-(label|description|placeholder|roledescription|valuetext)|alt|title|label|placeholder|description|errorMessage|summary)$/

/** Inside these, words are either translated already or not words: key caps, code, the product's own name. */
const untranslated = ['Trans', 'Plural', 'Select', 'SelectOrdinal', 'kbd', 'code']

/** Shows the parts of `web/ui` to those who build with them; no catalogue covers it. */
const isShowcase = (path: string) => isUnder(path, 'web/agent/kit')

/** Every text on a screen goes through the catalogues: no literal words between tags or in attributes that are read out. */
export function noLiteralTexts(sources: Source[]): Finding[] {
  return sources
    .filter(({ path }) => isUnder(path, 'web') && path.endsWith('.tsx') && !isTest(path) && !isShowcase(path))
    .flatMap(literalTexts)
}

function literalTexts(source: Source): Finding[] {
  const found: Finding[] = []
  const open: string[] = []
  const object = (offset: number, text: string) => {
    const isText = /\p{L}/u.test(text) && text.trim() !== 'Encopia'
    if (isText && !open.some((tag) => untranslated.includes(tag)))
      found.push(finding(source, offset, `“${text.trim().slice(0, 40)}” has no translation`))
  }
  visit(source, {
    JSXElement(node) {
      const name = node.openingElement.name
      open.push(source.text.slice(name.start, name.end))
    },
    'JSXElement:exit'() {
      open.pop()
    },
    JSXText(node) {
      object(node.start, node.value)
    },
    JSXExpressionContainer(node) {
      const text = literalOf(node.expression)
      if (text && !isAttribute(source, node.start)) object(node.start, text)
    },
    JSXAttribute(node) {
      const name = source.text.slice(node.name.start, node.name.end)
      const value = node.value?.type === 'JSXExpressionContainer' ? node.value.expression : node.value
      if (spoken.test(name)) object(node.start, literalOf(value) ?? '')
    },
  })
  return found
}

/** `{'…'}` after an equals sign is an attribute's value, which is judged by its name. */
function isAttribute(source: Source, offset: number): boolean {
  return source.text[offset - 1] === '='
}

type Part = { type: string; value?: unknown; quasis?: { value: { raw: string } }[] }

function literalOf(node: Part | null | undefined): string | undefined {
  if (node?.type === 'Literal' && typeof node.value === 'string') return node.value
  return node?.type === 'TemplateLiteral' ? node.quasis?.map((quasi) => quasi.value.raw).join(' ') : undefined
}
