import { type Db, inTransaction, type Tx } from '../lib/db.ts'
import { type Problem, Refusal } from '../lib/errors.ts'

/**
 * All that is wrong with a misshapen body: its misshapen places, and what the rules say of the rest. The command is
 * tried on the rest in a transaction that is undone whatever happens.
 */
export async function judgeRest(
  db: Db,
  misshapen: readonly Problem[],
  command: (tx: Tx) => Promise<unknown>,
): Promise<Problem[]> {
  const others = (await problemsOfTrying(db, command)).filter(({ path }) => !isConsequence(path, misshapen))
  return [...misshapen, ...others]
}

class Undone extends Error {}

async function problemsOfTrying(db: Db, command: (tx: Tx) => Promise<unknown>): Promise<readonly Problem[]> {
  try {
    return await inTransaction(db, async (tx) => {
      await command(tx)
      throw new Undone()
    })
  } catch (error) {
    if (error instanceof Undone) return []
    if (!(error instanceof Refusal)) throw error
    return error.kind === 'invalid' || error.kind === 'conflict' ? error.problems : []
  }
}

// That a place is empty may only mean that what stood there was taken out, and so may what is wrong with the whole.
function isConsequence(path: string, misshapen: readonly Problem[]): boolean {
  if (path === '') return misshapen.some((each) => each.code !== 'shape.unknown')
  return misshapen.some((each) => path === each.path || path.startsWith(`${each.path}.`))
}
