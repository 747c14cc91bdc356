import { z } from 'zod'

/** A mail was stored; what becomes of it is decided afterwards. */
export const MailTaken = z.strictObject({ id: z.number() })
