import type { ParsedMail } from '../types.ts'

/**
 * Whether a machine may answer a mail: not where anything says that no person need have written it (RFC 3834, 2), whatever it
 * says of its answers to come.
 */
export function mayAnswer({ automatic, report }: Pick<ParsedMail, 'automatic' | 'report'>): boolean {
  return automatic.length === 0 && report === null
}
