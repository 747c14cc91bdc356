import { inTransaction } from '../../lib/db.ts'
import type { Job } from '../../wiring.ts'
import { askedAddress } from '../identity/index.ts'
import { answerForgottenCustomer } from './answer-forgotten.ts'

const ofSystem = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

export const jobs: Record<string, Job> = {
  'answer-forgotten-area': ({ db, now }, payload) =>
    inTransaction(db, (tx) => answerForgottenCustomer(tx, ofSystem, now(), askedAddress(payload))),
}
