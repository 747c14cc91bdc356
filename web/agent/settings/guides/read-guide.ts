export type Guide = { title: string; text: string; language: 'es' | 'en' }

/**
 * The part of a guide in the reader's language, with the address of this installation in it. A guide is written in English
 * and, as a second part with a title of its own, in Spanish. What tests prove of it stays with the program.
 */
export function readGuide(file: string, { language, origin }: { language: string; origin: string }): Guide {
  const [whole = ''] = file.split('\n## Conformance')
  const [english = '', spanish] = whole.split(/^(?=# )/m)
  const isSpanish = language === 'es' && spanish !== undefined
  const [, title = '', text = ''] = /^# ([^\n]+)\n(.*)$/s.exec(isSpanish ? spanish : english) ?? []
  return {
    title,
    text: text
      .replace(/^\*\[.+\]\(#.+\)\*$/m, '')
      .replaceAll(/https:\/\/desk\.example\.org|\{PUBLIC_URL\}/g, origin),
    language: isSpanish ? 'es' : 'en',
  }
}
