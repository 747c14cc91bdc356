import { generateKeyPairSync } from 'node:crypto'
import { createTransport } from 'nodemailer'

type Content = { text?: string; html?: string; attachments?: object[] }

/** A domain that proves its mail by DKIM and says so in DNS. */
export type SigningDomain = {
  domain: string
  /** What it publishes, by name. */
  records: [string, string][]
  /** A mail as it arrives, signed. */
  mail: (mail: { from: string; subject: string; id: string } & Content) => Promise<Buffer>
}

export function signingDomain(domain: string): SigningDomain {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    newline: 'windows',
    dkim: {
      domainName: domain,
      keySelector: 'mail',
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    },
  })
  return {
    domain,
    records: [
      [domain, 'v=spf1 ip4:127.0.0.1 -all'],
      [`mail._domainkey.${domain}`, `v=DKIM1; k=rsa; p=${key}`],
      [`_dmarc.${domain}`, 'v=DMARC1; p=reject; adkim=s; aspf=s'],
    ],
    async mail({ from, subject, id, text = 'La impresora no imprime.\n\nUn saludo', ...more }) {
      const { message } = await transport.sendMail({
        from,
        to: 'soporte@alameda.example',
        subject,
        messageId: `<${id}@${domain}>`,
        text,
        ...more,
      })
      return message as unknown as Buffer
    },
  }
}
