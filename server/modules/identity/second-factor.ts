import type { Secrets } from '../../lib/crypto.ts'
import { type Db, type Handle, inTransaction, type Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { recordTrail } from '../trail/index.ts'
import { takeAppCode } from './check-code.ts'
import { codeTried, wrongCode } from './finish-sign-in.ts'
import { countTry, forgetTries } from './guesses.ts'
import { hashOfRecoveryCode, newRecoveryCode, newSeed, sealSeed, seedForApp } from './one-time-codes.ts'
import { doorOf, type OwnActor, subjectOf } from './own.ts'
import { type Proof, proveSelf } from './prove-self.ts'
import { findPerson } from './store/access.ts'
import {
  confirmSeed,
  countRecoveryCodes,
  deleteSecondFactor,
  findSecondFactor,
  insertSeed,
  replaceRecoveryCodes,
} from './store/second-factors.ts'
import { findWorkspace } from './store/workspace.ts'

type Wired = { db: Db; secrets: Secrets }
const recoveryCodes = 10

/** Whether a person's second factor is on, and how many recovery codes are left. */
export async function secondFactorOf(db: Handle, personId: number) {
  const factor = await findSecondFactor(db, personId)
  const since = factor?.confirmedAt ?? null
  return { isOn: since !== null, since, recoveryCodesLeft: await countRecoveryCodes(db, personId) }
}

/**
 * Makes a seed for the app. It counts only once a code confirms that the app has it.
 * @throws Refusal invalid 'password.wrong', conflict 'second-factor.on', busy 'sign-in.wait'
 */
export async function beginSecondFactor(
  wiring: Wired,
  actor: OwnActor,
  now: Date,
  proof: Proof,
): Promise<{ uri: string; key: string }> {
  return proveSelf(wiring, actor, now, {
    proof,
    change: async (tx) => {
      const seed = newSeed()
      if (!(await insertSeed(tx, now, { personId: actor.id, seed: sealSeed(wiring.secrets, seed) })))
        throw new Refusal('conflict', [{ path: '', code: 'second-factor.on' }])
      const workspace = (await findWorkspace(tx))?.name ?? 'Encopia'
      const person = await findPerson(tx, { door: doorOf(actor), personId: actor.id })
      return seedForApp(seed, { workspace, email: person?.typed || actor.name })
    },
  })
}

/**
 * Turns the second factor on with a first code of the app, and gives the recovery codes, which are shown this once.
 * @throws Refusal invalid 'second-factor.wrong-code' (also when none was begun), conflict 'second-factor.on'
 */
export async function confirmSecondFactor(
  wiring: Wired,
  actor: OwnActor,
  now: Date,
  code: string,
): Promise<string[]> {
  await countTry(wiring, now, [codeTried(actor.id)])
  return inTransaction(wiring.db, async (tx) => {
    const factor = await findSecondFactor(tx, actor.id)
    if (factor?.confirmedAt) throw new Refusal('conflict', [{ path: '', code: 'second-factor.on' }])
    const given = { personId: actor.id, code, seed: 'unconfirmed' } as const
    if (!(await takeAppCode(tx, wiring.secrets, now, given))) throw wrongCode()
    if (!(await confirmSeed(tx, now, actor.id)))
      throw new Refusal('conflict', [{ path: '', code: 'second-factor.on' }])
    await forgetTries(tx, wiring.secrets, codeTried(actor.id))
    await recordTrail(tx, actor, now, [
      { subject: subjectOf(actor), type: `${subjectOf(actor).kind}.second-factor-turned-on` },
    ])
    return issueRecoveryCodes(tx, actor.id)
  })
}

/**
 * Turns the second factor off; its recovery codes go with it.
 * @throws Refusal invalid 'password.wrong' or 'second-factor.wrong-code', conflict 'second-factor.off'
 */
export async function endSecondFactor(
  wiring: Wired,
  actor: OwnActor,
  now: Date,
  proof: Proof,
): Promise<void> {
  await proveSelf(wiring, actor, now, {
    proof,
    change: async (tx) => {
      if (!(await deleteSecondFactor(tx, actor.id))) throw isOff()
      await recordTrail(tx, actor, now, [
        { subject: subjectOf(actor), type: `${subjectOf(actor).kind}.second-factor-turned-off` },
      ])
    },
  })
}

/**
 * New recovery codes, shown this once; those before mean nothing any more.
 * @throws Refusal invalid 'password.wrong' or 'second-factor.wrong-code', conflict 'second-factor.off'
 */
export async function renewRecoveryCodes(
  wiring: Wired,
  actor: OwnActor,
  now: Date,
  proof: Proof,
): Promise<string[]> {
  return proveSelf(wiring, actor, now, {
    proof,
    change: async (tx) => {
      if (!(await findSecondFactor(tx, actor.id))?.confirmedAt) throw isOff()
      await recordTrail(tx, actor, now, [
        { subject: subjectOf(actor), type: `${subjectOf(actor).kind}.recovery-codes-renewed` },
      ])
      return issueRecoveryCodes(tx, actor.id)
    },
  })
}

async function issueRecoveryCodes(tx: Tx, personId: number): Promise<string[]> {
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  await replaceRecoveryCodes(tx, { personId, hashes: codes.map(hashOfRecoveryCode) })
  return codes
}

const isOff = (): Refusal => new Refusal('conflict', [{ path: '', code: 'second-factor.off' }])
