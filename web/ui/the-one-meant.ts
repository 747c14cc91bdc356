type Named = { label: string }

/** The choice that a text means: the one that is called so, else the only one that matches. */
export function theOneMeant<Choice extends Named>(
  choices: readonly Choice[],
  written: string,
  matches: (label: string, written: string) => boolean,
): Choice | 'none' | 'several' {
  const same = choices.filter(({ label }) => isSame(label, written))
  const found = same.length > 0 ? same : choices.filter(({ label }) => matches(label, written))
  const [one, another] = found
  if (!one) return 'none'
  return another ? 'several' : one
}

const isSame = (one: string, other: string) =>
  one.trim().localeCompare(other.trim(), undefined, { sensitivity: 'accent' }) === 0
