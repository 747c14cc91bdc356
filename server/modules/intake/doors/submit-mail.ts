import { Refusal } from '../../../lib/errors.ts'
import { receiveMail } from '../receive-mail.ts'
import type { Site } from '../site.ts'
import { MailIsAnother } from '../store/raw-mails.ts'

/**
 * Takes a mail from one of the provider's own systems, which tells no envelope. What comes again with the same
 * Idempotency-Key of the same API key is the same mail.
 * @throws Refusal invalid for an empty one, and for a key that is none or that came with another mail
 */
export async function submitMail(
  site: Site,
  mail: { apiKeyId: number; content: Uint8Array; idempotencyKey: string | null },
): Promise<number> {
  if (mail.content.length === 0) throw new Refusal('invalid', [{ path: '', code: 'shape.required' }])
  const key = mail.idempotencyKey
  if (key !== null && !/^[\x20-\x7e]{1,200}$/.test(key))
    throw new Refusal('invalid', [{ path: 'Idempotency-Key', code: 'shape.value' }])
  try {
    return await receiveMail(site, {
      content: mail.content,
      via: 'api',
      envelope: {},
      ...(key === null ? {} : { doorKey: `${mail.apiKeyId} ${key}` }),
    })
  } catch (error) {
    if (error instanceof MailIsAnother)
      throw new Refusal('invalid', [{ path: 'Idempotency-Key', code: 'http.key-reused' }])
    throw error
  }
}
