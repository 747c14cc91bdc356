import { PassThrough, Readable } from 'node:stream'
import { Refusal } from '../../../lib/errors.ts'
import { TooLarge } from '../../../lib/file-store.ts'
import { mailSizeAtMost, receiveMail } from '../receive-mail.ts'
import type { Site } from '../site.ts'
import { MailIsAnother } from '../store/raw-mails.ts'

/**
 * Takes a mail from one of the provider's own systems, which tells no envelope. What comes again with the same
 * Idempotency-Key of the same API key is the same mail.
 * @throws Refusal invalid for an empty one, a cut-off one, one that is too large, and for a key that is none or that came
 * with another mail
 */
export async function submitMail(
  site: Site,
  mail: { apiKeyId: number; content: Readable; idempotencyKey: string | null },
): Promise<number> {
  const { content, idempotencyKey: key } = mail
  if (key !== null && !/^[\x20-\x7e]{1,200}$/.test(key)) throw invalid('Idempotency-Key', 'shape.value')
  // Apart from the request, which goes on being read when no more is taken: who is hung up on hears no reason.
  const apart = new PassThrough()
  content.once('close', () => {
    if (!content.readableEnded) apart.destroy(new Error('the sender went away'))
  })
  try {
    return await receiveMail(site, {
      content: Readable.from(notEmpty(content.pipe(apart)), { objectMode: false }),
      via: 'api',
      envelope: {},
      ...(key === null ? {} : { doorKey: `${mail.apiKeyId} ${key}` }),
    })
  } catch (error) {
    content.unpipe(apart).resume()
    if (error instanceof MailIsAnother) throw invalid('Idempotency-Key', 'http.key-reused')
    if (error instanceof TooLarge)
      throw new Refusal('invalid', [
        { path: '', code: 'incoming-mail.too-large', params: { max: mailSizeAtMost / 1024 ** 2 } },
      ])
    if (content.destroyed && !content.readableEnded) throw invalid('', 'shape.value')
    throw error
  }
}

/** What comes, unless nothing does. */
export async function* notEmpty(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let size = 0
  for await (const piece of content) {
    size += piece.length
    yield piece
  }
  if (size === 0) throw invalid('', 'incoming-mail.empty')
}

const invalid = (path: string, code: string): Refusal => new Refusal('invalid', [{ path, code }])
