/** One thing looked at: as it should be, worth knowing, or in need of mending. */
export type Finding = { about: string; state: 'ok' | 'attention' | 'wrong'; words: string; todo?: string }

export const ok = (about: string, words: string): Finding => ({ about, state: 'ok', words })
export const attention = (about: string, words: string, todo: string): Finding => ({
  about,
  state: 'attention',
  words,
  todo,
})
export const wrong = (about: string, words: string, todo: string): Finding => ({
  about,
  state: 'wrong',
  words,
  todo,
})
