import {
  type Access,
  agentInPerson,
  answer,
  conversationRoute,
  customers,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import type { OwnActor } from '../own.ts'
import {
  beginSecondFactor,
  confirmSecondFactor,
  endSecondFactor,
  renewRecoveryCodes,
  secondFactorOf,
} from '../second-factor.ts'
import {
  CodeBody,
  PasswordBody,
  ProofBody,
  RecoveryCodes,
  SecondFactorAnswer,
  SecondFactorBegun,
} from '../wire.ts'

const doors: { door: 'agent' | 'area'; own: Access<OwnActor> }[] = [
  { door: 'agent', own: agentInPerson() },
  { door: 'area', own: customers() },
]

/** Two-step verification of one's own sign-in, alike at both doors. */
export const secondFactorRoutes: Route[] = doors.flatMap(({ door, own }) => [
  readRoute({
    path: `/api/${door}/me/second-factor`,
    summary: 'Whether one’s second factor is on',
    access: own,
    answers: { 200: SecondFactorAnswer },
    handle: async ({ db, actor }) => secondFactorOf(db, actor.id),
  }),
  conversationRoute({
    method: 'POST',
    path: `/api/${door}/me/second-factor`,
    summary: 'Begin a second factor: gives the seed for the app',
    access: own,
    body: PasswordBody,
    answers: { 200: SecondFactorBegun },
    handle: async ({ actor, now, body, ...wiring }) => beginSecondFactor(wiring, actor, now, body),
  }),
  conversationRoute({
    method: 'POST',
    path: `/api/${door}/me/second-factor/confirmation`,
    summary: 'Turn the second factor on with a first code; gives the recovery codes, once',
    access: own,
    body: CodeBody,
    answers: { 200: RecoveryCodes },
    handle: async ({ actor, now, body, ...wiring }) => ({
      codes: await confirmSecondFactor(wiring, actor, now, body.code),
    }),
  }),
  conversationRoute({
    method: 'POST',
    path: `/api/${door}/me/second-factor/removal`,
    summary: 'Turn the second factor off',
    access: own,
    body: ProofBody,
    answers: { 204: null },
    handle: async ({ actor, now, body, ...wiring }) => {
      await endSecondFactor(wiring, actor, now, body)
      return answer(204)
    },
  }),
  conversationRoute({
    method: 'POST',
    path: `/api/${door}/me/second-factor/recovery-codes`,
    summary: 'New recovery codes, shown once; those before mean nothing any more',
    access: own,
    body: ProofBody,
    answers: { 200: RecoveryCodes },
    handle: async ({ actor, now, body, ...wiring }) => ({
      codes: await renewRecoveryCodes(wiring, actor, now, body),
    }),
  }),
])
