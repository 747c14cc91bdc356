import { z } from 'zod'
import { type Action, readAction } from '../action.ts'
import { keptVersion } from '../write-answer.ts'

/** What a client asks to learn whom it talks to. */
export const systemActions: Action[] = [
  readAction({
    name: 'WhmcsDetails',
    summary: 'The version whose behaviour this door keeps to',
    access: 'accounts.read',
    fields: z.strictObject({}),
    answers: z.strictObject({
      whmcs: z.strictObject({ version: z.string(), canonicalversion: z.string() }),
    }),
    handle: async () => ({
      whmcs: { version: keptVersion, canonicalversion: `${keptVersion}-release.1` },
    }),
  }),
]
