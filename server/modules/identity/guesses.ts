import { hmac, type Secrets } from '../../lib/crypto.ts'
import { type Db, inTransaction, type Tx } from '../../lib/db.ts'
import { Refusal } from '../../lib/errors.ts'
import { countGuess, type GuessLimit } from './rules/guesses.ts'
import { deleteGuesses, keepGuesses, lockGuesses, takeGuessBack } from './store/guesses.ts'

/** What is tried for or from; kept as an HMAC only. */
export type GuessSubject = { of: readonly string[]; limit: GuessLimit }

/**
 * Counts one try of each subject before its outcome is known and commits that, so that of any number of tries at once
 * none slips through; a try that turns out right is taken back. One that has to wait is not counted.
 * @throws Refusal busy 'sign-in.wait' with the seconds to wait
 */
export async function countTry(
  wiring: { db: Db; secrets: Secrets },
  now: Date,
  subjects: readonly GuessSubject[],
): Promise<void> {
  await inTransaction(wiring.db, async (tx) => {
    for (const subject of inOneOrder(wiring.secrets, subjects)) {
      const counted = countGuess(await lockGuesses(tx, now, subject.name), now, subject.limit)
      if ('waitSeconds' in counted) throw waitRefusal(counted.waitSeconds)
      await keepGuesses(tx, subject.name, counted)
    }
  })
}

/** After a right try: nothing stands against this subject any more. */
export async function forgetTries(tx: Tx, secrets: Secrets, subject: GuessSubject): Promise<void> {
  await deleteGuesses(tx, nameOf(secrets, subject))
}

/** After a right try: this one does not count, those before it do. */
export async function takeTryBack(tx: Tx, secrets: Secrets, subject: GuessSubject): Promise<void> {
  await takeGuessBack(tx, nameOf(secrets, subject))
}

// Two tries that share subjects lock them in one order, so that neither waits for the other for ever.
function inOneOrder(secrets: Secrets, subjects: readonly GuessSubject[]) {
  return subjects
    .map((subject) => ({ name: nameOf(secrets, subject), limit: subject.limit }))
    .toSorted((one, other) => (one.name < other.name ? -1 : 1))
}

const nameOf = (secrets: Secrets, subject: GuessSubject): string =>
  hmac(secrets.keyFor('guesses'), ...subject.of).toString('base64url')

const waitRefusal = (seconds: number): Refusal =>
  new Refusal('busy', [{ path: '', code: 'sign-in.wait', params: { seconds } }], { retryAfter: seconds })
