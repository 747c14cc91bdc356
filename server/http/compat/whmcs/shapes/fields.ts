import { z } from 'zod'

/** A text as it was sent; absent: not given. */
export const text = z.string().optional()

/** A text by which rows are looked for: an empty one finds nobody, so it is refused rather than left out. */
export const filter = z.string().trim().min(1).max(1000).optional()

/** An id: digits only. */
export const id = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** An id that a command may be without: forms send '' for none. A read is never without what it was given. */
export const idOrNone = z.union([z.literal('').transform(() => undefined), id]).optional()

/** Where a list begins, and how many it gives: 25 unless it is said, as in the original. */
export const window = {
  limitstart: z
    .string()
    .regex(/^\d{1,9}$/)
    .default('0')
    .transform(Number),
  limitnum: z
    .string()
    .regex(/^\d{1,9}$/)
    .default('25')
    .transform((given) => Math.min(Number(given), mostAtOnce)),
}
export const mostAtOnce = 1000

const flags = new Map<string, boolean>(
  Object.entries({
    '1': true,
    true: true,
    on: true,
    yes: true,
    '0': false,
    false: false,
    off: false,
    no: false,
    '': false,
  }),
)

/** Yes or no in every spelling that clients use: PHP sends 1 and 0, JavaScript true and false, a form on and ''. */
export const flag = z.string().transform((given, context) => {
  const value = flags.get(given.trim().toLowerCase())
  if (value !== undefined) return value
  context.addIssue({ code: 'custom', message: 'no flag' })
  return z.NEVER
})

/** ASC unless DESC is asked for. */
export const sorting = z
  .string()
  .toLowerCase()
  .pipe(z.enum(['asc', 'desc']))
  .default('asc')
  .transform((given) => (given === 'asc' ? ('up' as const) : ('down' as const)))
