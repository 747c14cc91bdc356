import { type SigningKey, signingKeyOf } from '../dkim/dkim-keys.ts'
import type { Sender } from './sender.ts'

/** The key that mail is signed with, looked up again after a few seconds: taking one into use needs no restart. */
export type Signing = { refresh(): Promise<void>; readonly key: SigningKey | null }

const staleAfter = 5000

export function signing({ db, secrets, mail, now }: Sender): Signing {
  let key: SigningKey | null = null
  let readAt = Number.NEGATIVE_INFINITY
  return {
    async refresh() {
      const at = now().getTime()
      if (Math.abs(at - readAt) < staleAfter) return
      key = await signingKeyOf(db, secrets, mail.host)
      readAt = at
    },
    get key() {
      return key
    },
  }
}
