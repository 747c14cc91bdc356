type Names = { name: string; givenNames: string | null; familyNames: string | null }

/** A full name in two parts: those that were given apart, else what stands before and after the first blank. */
export function namesOf({ name, givenNames, familyNames }: Names): { firstname: string; lastname: string } {
  if (givenNames !== null || familyNames !== null)
    return { firstname: givenNames ?? '', lastname: familyNames ?? '' }
  const [firstname = '', ...rest] = name.split(' ')
  return { firstname, lastname: rest.join(' ') }
}
