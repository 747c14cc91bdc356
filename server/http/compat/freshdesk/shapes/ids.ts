import { z } from 'zod'

/** The id in an address of this door. */
export const IdParams = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
