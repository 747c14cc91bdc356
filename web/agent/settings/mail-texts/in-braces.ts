/** A placeholder as it is written in a text. Filled into a sentence, for there braces mean something else. */
export const inBraces = (name: string): string => `{${name}}`
