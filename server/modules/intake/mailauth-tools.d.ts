// What mailauth exports without types.
declare module 'mailauth/lib/tools.js' {
  import type { KeyObject } from 'node:crypto'
  import type { Writable } from 'node:stream'

  /** The domain of a list that shares its organizational domain with another (RFC 7489, 3.2). */
  export function getAlignment(
    from: string,
    domains: readonly string[],
    strict?: boolean,
  ): { domain: string } | false

  type Resolver = (name: string, type: string) => Promise<string[]>
  export type FoundKey<Key = string> = { publicKey: Key; modulusLength: number; testing: boolean }
  export type KeyLookup = {
    resolver: Resolver
    get(
      type: string,
      name: string,
      minBitLength: number | undefined,
      options: object | undefined,
    ): Promise<FoundKey<string | KeyObject>>
  }
  export function createKeyCache(resolver: Resolver): KeyLookup & {
    get(...asked: Parameters<KeyLookup['get']>): Promise<FoundKey>
  }
  export function writeToStream(stream: Writable, input: Buffer): Promise<void>
}

declare module 'mailauth/lib/dkim/dkim-verifier.js' {
  import type { Writable } from 'node:stream'
  import type { DKIMVerifyOptions, DKIMVerifyResult } from 'mailauth'
  import type { KeyLookup } from 'mailauth/lib/tools.js'

  /** What `dkimVerify` writes a mail into. */
  export const DkimVerifier: new (
    options: DKIMVerifyOptions,
  ) => Writable &
    DKIMVerifyResult & { keyCache: KeyLookup; headers: { parsed: readonly { key: string }[] } | false }
}
