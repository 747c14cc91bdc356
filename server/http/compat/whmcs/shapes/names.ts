type Names = { name: string; givenNames: string | null; familyNames: string | null }
export type TheirNames = { firstname: string; lastname: string }

/** A full name in two parts: those that were given apart, else what stands before and after the first blank. */
export function namesOf({ name, givenNames, familyNames }: Names): TheirNames {
  if (givenNames !== null || familyNames !== null)
    return { firstname: givenNames ?? '', lastname: familyNames ?? '' }
  const [firstname = '', ...rest] = name.split(' ')
  return { firstname, lastname: rest.join(' ') }
}

/**
 * Our names of two parts, each of which may be absent (stays as `before` has it) or empty. Where both are empty it is
 * called as `instead` says, because with us everybody is called something. Neither given: undefined.
 */
export function namesFrom(
  given: { [Part in keyof TheirNames]?: string | undefined },
  before: TheirNames,
  instead: string,
): Names | undefined {
  if (given.firstname === undefined && given.lastname === undefined) return undefined
  const first = (given.firstname ?? before.firstname).trim()
  const last = (given.lastname ?? before.lastname).trim()
  return {
    name: [first, last].filter(Boolean).join(' ') || instead,
    givenNames: first || null,
    familyNames: last || null,
  }
}

/**
 * What somebody without a name is called: 'ventas.norte+web@…' is called 'ventas norte', because what may look like a link is
 * no name with us.
 */
export const nameInAddress = (address: string): string =>
  (/^[^@+]*/.exec(address)?.[0] ?? '').replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim() || 'contact'

/** Whose names are not known yet. */
export const nameless: TheirNames = { firstname: '', lastname: '' }
