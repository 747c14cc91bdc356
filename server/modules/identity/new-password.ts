import type { Handle } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { isCommonPassword } from './common-passwords.ts'
import { hashPassword } from './passwords.ts'
import { isLikeOwner, passwordProblems } from './rules/passwords.ts'
import { claimsOf } from './store/claims.ts'
import { findWorkspace } from './store/workspace.ts'
import type { Person } from './types.ts'

/**
 * The hash of a password that a person chose.
 * @throws Refusal invalid at 'password': too short or long, common, or like what everybody knows of him; busy
 */
export async function newPasswordHash(db: Handle, person: Person, password: string): Promise<string> {
  const problems = await judgeNewPassword(db, person, password)
  if (problems.length > 0) throw new Refusal('invalid', problems)
  return hashPassword(password)
}

/** What is wrong with a password that a person chose, at 'password'. */
export async function judgeNewPassword(db: Handle, person: Person, password: string): Promise<Problem[]> {
  const claims = (await claimsOf(db, [person.id])).get(person.id) ?? []
  const workspace = await findWorkspace(db)
  const known = [person.name, workspace?.name ?? '', ...claims.map((claim) => claim.address)]
  return newPasswordProblems('password', { password, known })
}

/** Everything that is wrong with a new password of somebody of whom these words are known. */
export async function newPasswordProblems(
  path: string,
  chosen: { password: string; known: readonly string[] },
): Promise<Problem[]> {
  const problems = passwordProblems(path, chosen.password)
  if (problems.length > 0) return problems
  if (isLikeOwner(chosen.password, chosen.known)) return [{ path, code: 'password.like-you' }]
  return (await isCommonPassword(chosen.password)) ? [{ path, code: 'password.common' }] : []
}
