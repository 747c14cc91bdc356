import { generateKeyPairSync } from 'node:crypto'
import { dkimSign } from 'mailauth'
import type { ResolveDns } from '../../server/lib/resolve-dns.ts'

/** What a domain publishes. */
type Published = {
  /** From which its mail comes. */
  spf?: string
  dmarc?: string
  /** True: it signs, with the key of the zone. */
  signs?: boolean
}

/** A small world of domains, with one key for all that sign. */
export type Zone = {
  resolve: ResolveDns
  sign: (mail: string, domain: string, more?: { maxBodyLength?: number }) => Promise<string>
  /** Names whose servers do not answer from now on. */
  silence: (...names: string[]) => void
}

const selector = 'uno'

export function zoneOf(domains: Record<string, Published>): Zone {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const key = publicKey.export({ type: 'spki', format: 'der' }).toString('base64')
  const records = new Map<string, string>()
  for (const [domain, { spf, dmarc, signs }] of Object.entries(domains)) {
    if (spf) records.set(domain, `v=spf1 ${spf} -all`)
    if (dmarc) records.set(`_dmarc.${domain}`, `v=DMARC1; p=${dmarc}`)
    if (signs) records.set(`${selector}._domainkey.${domain}`, `v=DKIM1; k=rsa; p=${key}`)
  }
  let silent: readonly string[] = []
  return {
    async resolve(name, type) {
      if (silent.some((each) => name === each || name.endsWith(`.${each}`))) throw failure('ETIMEOUT', name)
      const record = type === 'TXT' ? records.get(name.toLowerCase()) : undefined
      if (record === undefined) throw failure('ENOTFOUND', name)
      return [[record]]
    },
    async sign(mail, domain, more = {}) {
      const own = {
        ...{ signingDomain: domain, selector },
        privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
        ...more,
      }
      const { signatures, errors } = await dkimSign(mail, { ...own, signatureData: [own] })
      if (errors.length > 0) throw errors[0]?.err
      return signatures + mail
    },
    silence: (...names) => {
      silent = names
    },
  }
}

const failure = (code: string, name: string): Error => Object.assign(new Error(`${code} ${name}`), { code })
