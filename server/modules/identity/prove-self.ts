import type { Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { type Problem, Refusal } from '../../lib/errors.ts'
import { takeAppCode } from './check-code.ts'
import { codeTried, wrongCode } from './finish-sign-in.ts'
import { countTry, forgetTries, type GuessSubject } from './guesses.ts'
import type { OwnActor } from './own.ts'
import { isPassword } from './passwords.ts'
import { guessLimits } from './rules/guesses.ts'
import { lockPassword, lockPerson, passwordHashOf } from './store/access.ts'

export type Proof = { currentPassword: string } | { code: string }

/**
 * Before a change of what proves who somebody is, he shows it once more (ASVS 7.5.1), by his password or a code of the
 * app; a wrong one is counted. Then `change` runs in a transaction in which what was shown still holds. What else is wrong
 * with his form comes in as `alsoWrong`, so that he is told all of it at once.
 * @throws Refusal invalid 'password.wrong' or 'second-factor.wrong-code', busy 'sign-in.wait'
 */
export async function proveSelf<Result>(
  wiring: { db: Db; secrets: Secrets },
  actor: OwnActor,
  now: Date,
  shown: { proof: Proof; alsoWrong?: readonly Problem[]; change: (tx: Tx) => Promise<Result> },
): Promise<Result> {
  const { proof, change, alsoWrong = [] } = shown
  return 'code' in proof
    ? byCode(wiring, actor, now, { code: proof.code, change })
    : byPassword(wiring, actor, now, { password: proof.currentPassword, alsoWrong, change })
}

async function byPassword<Result>(
  { db, secrets }: { db: Db; secrets: Secrets },
  actor: OwnActor,
  now: Date,
  shown: { password: string; alsoWrong: readonly Problem[]; change: (tx: Tx) => Promise<Result> },
): Promise<Result> {
  const tried: GuessSubject = { of: ['own-password', String(actor.id)], limit: guessLimits.person }
  await countTry({ db, secrets }, now, [tried])
  const passwordHash = await passwordHashOf(db, actor.id)
  const isRight = await isPassword(shown.password, passwordHash)
  if (!isRight || !passwordHash) throw new Refusal('invalid', [wrongPassword, ...shown.alsoWrong])
  if (shown.alsoWrong.length > 0) {
    await inTransaction(db, (tx) => forgetTries(tx, secrets, tried))
    throw new Refusal('invalid', shown.alsoWrong)
  }
  return inTransaction(db, async (tx) => {
    await lockPerson(tx, actor.id)
    if (!(await lockPassword(tx, { personId: actor.id, passwordHash })))
      throw new Refusal('invalid', [wrongPassword])
    await forgetTries(tx, secrets, tried)
    return shown.change(tx)
  })
}

async function byCode<Result>(
  { db, secrets }: { db: Db; secrets: Secrets },
  actor: OwnActor,
  now: Date,
  { code, change }: { code: string; change: (tx: Tx) => Promise<Result> },
): Promise<Result> {
  const tried = codeTried(actor.id)
  await countTry({ db, secrets }, now, [tried])
  return inTransaction(db, async (tx) => {
    await lockPerson(tx, actor.id)
    if (!(await takeAppCode(tx, secrets, now, { personId: actor.id, code, seed: 'confirmed' })))
      throw wrongCode()
    await forgetTries(tx, secrets, tried)
    return change(tx)
  })
}

const wrongPassword: Problem = { path: 'currentPassword', code: 'password.wrong' }
