import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { askedAddress } from './ask-for-link.ts'
import { forgetOldCredentials } from './forget-old-credentials.ts'
import { answerForgottenAgent, sendMagicLink } from './send-links.ts'

const ofSystem = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

export const jobs: Record<string, Job> = {
  'forget-old-credentials': ({ db, now }) => inTransaction(db, (tx) => forgetOldCredentials(tx, now())),
  'answer-forgotten-agent': ({ db, now }, payload) =>
    inTransaction(db, (tx) => answerForgottenAgent(tx, ofSystem, now(), askedAddress(payload))),
  'send-magic-link': ({ db, now }, payload) =>
    inTransaction(db, (tx) => sendMagicLink(tx, ofSystem, now(), askedAddress(payload))),
}
