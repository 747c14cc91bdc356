import { Refusal } from '../../lib/errors.ts'

/** Carries out a change; when it is stale, what stands now is shown in the shape of this door. */
export async function presentStale<Current, Changed>(
  present: (current: Current) => unknown,
  change: () => Promise<Changed>,
): Promise<Changed> {
  try {
    return await change()
  } catch (error) {
    if (!(error instanceof Refusal) || error.kind !== 'stale') throw error
    throw new Refusal('stale', error.problems, { current: present(error.extra.current as Current) })
  }
}
