import { createTransport } from 'nodemailer'

/** Connects to an SMTP server as for sending: greeting, TLS, sign-in. Nothing is sent. */
export async function trySmtp(smtpUrl: string): Promise<{ ok: true } | { ok: false; words: string }> {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 15_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  try {
    await transport.verify()
    return { ok: true }
  } catch (error) {
    const { response, message } = error as { response?: string; message?: string }
    return { ok: false, words: (response ?? message ?? 'no reason given').split('\n')[0] ?? '' }
  } finally {
    transport.close()
  }
}
