import type { z } from 'zod'
import type { Handle, Tx } from '../../../lib/db.ts'
import type { Permission } from '../../../modules/identity/index.ts'
import type { AgentActor } from '../../../modules/trail/index.ts'
import type { Wiring } from '../../../wiring.ts'

type Shape = z.ZodType

/** What a handler is given: the action's own fields, read; never the credential they came with. */
export type Asked<F extends Shape> = Omit<Wiring, 'now' | 'db'> & {
  actor: AgentActor
  now: Date
  fields: z.output<F>
}

/**
 * Messages of the original: by the code of a problem, by its path ('at:workPhone'), by the kind of a refusal without problems
 * ('missing'), and by fields that are missing ('required:clientid') or no such thing ('invalid:clientid').
 */
export type Says = Readonly<Record<string, string>>

type Common<F extends Shape> = {
  /** As the original writes it; clients may write it in any case. */
  name: string
  summary: string
  /** What a key must be allowed; of several, all. */
  access: Permission | readonly Permission[]
  /** Strict where an unknown name would widen the answer; others are left out, as the original does. */
  fields: F
  /** The answer without `result`, which the dispatch adds; the tests hold every answer against it. */
  answers: Shape
  says?: Says
  /** Where a problem's path, or its beginning, stands in the original's fields: { 'postalAddress.street1': 'address1' }. */
  names?: Readonly<Record<string, string>>
}

/** An action as the dispatch sees it, whatever its fields. */
export type Action = Omit<Common<Shape>, 'handle'> & {
  kind: 'read' | 'command'
  handle: (asked: never) => Promise<Record<string, unknown>>
}

/** An action that only reads. */
export function readAction<F extends Shape>(
  action: Common<F> & {
    handle: (asked: Asked<F> & { db: Handle }) => Promise<Record<string, unknown>>
  },
): Action {
  return { ...action, kind: 'read' } as Action
}

/** An action that changes: its handler runs inside one transaction, which any refusal undoes. */
export function commandAction<F extends Shape>(
  action: Common<F> & {
    handle: (asked: Asked<F> & { tx: Tx }) => Promise<Record<string, unknown>>
  },
): Action {
  return { ...action, kind: 'command' } as Action
}

/** An answer of result=error, in the original's words. Whoever throws it inside a command undoes the command. */
export class Refused extends Error {
  readonly status: number
  constructor(message: string, status = 200) {
    super(message)
    this.status = status
  }
}
