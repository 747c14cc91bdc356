import type { Job } from '../../wiring.ts'
import { askedAddress } from './ask-for-link.ts'
import { forgetOldCredentials } from './forget-old-credentials.ts'
import { answerForgottenAgent, sendMagicLink } from './send-links.ts'

const ofSystem = { kind: 'system', door: 'job', ip: null, requestId: null, language: 'es' } as const

export const jobs: Record<string, Job> = {
  'forget-old-credentials': ({ db, now }) =>
    db.transaction().execute((tx) => forgetOldCredentials(tx, now())),
  'answer-forgotten-agent': ({ db, now }, payload) =>
    db.transaction().execute((tx) => answerForgottenAgent(tx, ofSystem, now(), askedAddress(payload))),
  'send-magic-link': ({ db, now }, payload) =>
    db.transaction().execute((tx) => sendMagicLink(tx, ofSystem, now(), askedAddress(payload))),
}
