type PolicyFactory = {
  createPolicy: (name: string, rules: { createHTML: (html: string) => string }) => unknown
}

/**
 * With `require-trusted-types-for 'script'` even `innerHTML = ''` throws, and React Aria's announcer empties
 * itself so. The default policy lets exactly that pass and nothing else.
 */
export function allowEmptyHtml(): void {
  const factory = (window as { trustedTypes?: PolicyFactory }).trustedTypes
  factory?.createPolicy('default', {
    createHTML: (html) => {
      if (html === '') return html
      throw new TypeError('No HTML from strings')
    },
  })
}
