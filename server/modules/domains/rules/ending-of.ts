import type { DomainEnding } from '../types.ts'

/** The ending that decides about a domain: the longest that it ends in, else the one for all others. */
export function endingOf<Ending extends Pick<DomainEnding, 'ending'>>(
  endings: readonly Ending[],
  asciiName: string,
): Ending {
  const [longest] = endings
    .filter(({ ending }) => ending === '' || asciiName.endsWith(`.${ending}`))
    .sort((a, b) => b.ending.length - a.ending.length)
  if (!longest) throw new Error('there is no ending for all others')
  return longest
}
