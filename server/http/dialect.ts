import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { z } from 'zod'
import type { Refusal } from '../lib/errors.ts'
import type { ForeignCredential } from '../modules/identity/index.ts'
import type { KeyUse } from './key-limit.ts'

/** An answer as it leaves. */
export type Said = { status: number; type: string; body: string; headers?: Record<string, string> }

/**
 * What one door says otherwise than ours: where the credential stands, how bodies are read, how a no sounds. A route that
 * names a dialect is mounted apart, and all that goes wrong under its prefix is said in it.
 */
export type Dialect = {
  /** `/api/v2`: what stands under it and is no route is answered in this dialect, too. */
  prefix: `/${string}`
  /** The switch of the workspace by which it is there; shut, nothing is. */
  door: 'freshdesk' | 'whmcs'
  /** Registers what reads its bodies, and only there. */
  readBodies: (scope: FastifyInstance) => Promise<void>
  /** What has to be read only after it is known who asks, such as forms with files. Without it: what the parser gave. */
  bodyOf?: (request: FastifyRequest, shape: z.ZodType | undefined) => Promise<unknown>
  /** A no that comes before any other: a kind and its status. */
  refusesAtOnce?: (request: FastifyRequest) => { kind: string; status: number } | null
  /** What the request says who it is with; null: nothing. Nothing else counts here, least of all a cookie. */
  credentialOf: (request: FastifyRequest) => ForeignCredential | null
  /** What every answer carries. */
  headers: (request: FastifyRequest, use: KeyUse | null) => Record<string, string>
  refused: (refusal: Refusal, request: FastifyRequest) => Said
  plain: (kind: string, status: number, request: FastifyRequest) => Said
}
