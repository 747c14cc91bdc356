/** Class names in a row; one that a stylesheet does not have is left out. */
export function classes(...names: (string | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
