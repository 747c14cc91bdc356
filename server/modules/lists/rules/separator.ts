import type { Workspace } from '../../identity/index.ts'

export type Separator = ',' | ';'

/**
 * What sheets of the workspace's country part cells by: where the comma is the decimal sign, a semicolon. Spain and
 * Argentina write 1,5; Mexico, Peru and Guatemala 1.5.
 */
export function separatorOf({ language, country }: Pick<Workspace, 'language' | 'country'>): Separator {
  const parts = new Intl.NumberFormat(`${language}-${country}`).formatToParts(1.5)
  return parts.some(({ type, value }) => type === 'decimal' && value === ',') ? ';' : ','
}
