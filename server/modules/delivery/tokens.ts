import { randomBytes } from 'node:crypto'
import { hmac, isSameBytes, type Secrets } from '../../lib/crypto.ts'
import type { Handle, Tx } from '../../lib/db.ts'
import { findToken, insertTokens, lockToken, markTokenUsed, voidTokens } from './store/tokens.ts'
import type { Token, TokenDraft, TokenPurpose } from './types.ts'

const lasts: Record<TokenPurpose, number> = {
  activation: 7 * 86_400_000,
  invitation: 7 * 86_400_000,
  reset: 3_600_000,
  'magic-link': 600_000,
  'address-change': 86_400_000,
}

/** How long a mailed link of each purpose holds, in milliseconds. */
export const tokenLasts: Readonly<Record<TokenPurpose, number>> = lasts

/** Issues a single-use token for each person and purpose; earlier ones of that person and purpose are void from now on. */
export async function issueTokens(tx: Tx, now: Date, drafts: readonly TokenDraft[]): Promise<number[]> {
  await voidTokens(tx, now, drafts)
  return insertTokens(
    tx,
    now,
    drafts.map((draft) => ({
      ...draft,
      nonce: randomBytes(16),
      expiresAt: new Date(now.getTime() + lasts[draft.purpose]),
    })),
  )
}

/** What stands in the mailed link: derived, so that a retry repeats it and no table holds it (model 7). */
export function tokenText(secrets: Secrets, token: Pick<Token, 'id' | 'nonce'>): string {
  return `${token.id.toString(36)}.${signatureOf(secrets, token).toString('base64url')}`
}

const signatureOf = (secrets: Secrets, token: Pick<Token, 'id' | 'nonce'>): Buffer =>
  hmac(secrets.keyFor('mailed-token'), String(token.id), token.nonce)

/**
 * The token of a link, for one purpose, while it still stands; null for one that is foreign, cut off, used, voided or
 * expired — all alike, so that a link never tells more than that it does not hold.
 */
export async function standingToken(
  db: Handle,
  secrets: Secrets,
  now: Date,
  link: { purpose: TokenPurpose; text: string },
): Promise<Token | null> {
  return judge(secrets, now, link, await findToken(db, idIn(link.text)))
}

/** The same, locked and used up: of two at once, one gets it. */
export async function useToken(
  tx: Tx,
  secrets: Secrets,
  now: Date,
  link: { purpose: TokenPurpose; text: string },
): Promise<Token | null> {
  const token = judge(secrets, now, link, await lockToken(tx, idIn(link.text)))
  if (token) await markTokenUsed(tx, now, token.id)
  return token
}

function judge(
  secrets: Secrets,
  now: Date,
  link: { purpose: TokenPurpose; text: string },
  token: Token | undefined,
): Token | null {
  const given = Buffer.from(link.text.split('.')[1] ?? '', 'base64url')
  if (!token || !isSameBytes(given, signatureOf(secrets, token))) return null
  const stands = token.purpose === link.purpose && !token.usedAt && !token.voidedAt && token.expiresAt > now
  return stands ? token : null
}

function idIn(text: string): number {
  const digits = /^([0-9a-z]{1,10})\.[\w-]{43}$/.exec(text)?.[1]
  return digits === undefined ? 0 : Number.parseInt(digits, 36)
}
