import { isIP } from 'node:net'
import type { Handle } from '../../../lib/db.ts'
import type { ResolveDns } from '../../../lib/resolve-dns.ts'
import { checkRecord } from '../dkim/check-record.ts'
import { readDkimKeys } from '../dkim/dkim-keys.ts'
import type { DkimKeyAnswer, SendingDnsAnswer } from '../wire.ts'
import { type Answered, isDmarc, isSpf, judgeDmarc, judgeMx, judgeSpf } from './rules.ts'
import { sendingDomains } from './sending-domains.ts'

/** Where mail is sent through and comes in, as far as the program knows. */
export type MailHosts = { smtpHost: string | undefined; publicUrl: string; resolveDns: ResolveDns }

type DnsRecord = SendingDnsAnswer['items'][number]['records'][number]

/** What the DNS of each domain that our mail is from should say, and what it says now. */
export async function readSendingDns(
  db: Handle,
  mailDomain: string,
  hosts: MailHosts,
): Promise<SendingDnsAnswer> {
  const keys = await readDkimKeys(db)
  const domains = await sendingDomains(db, mailDomain)
  const items = domains.map(async (domain) => ({
    ...domain,
    records: await Promise.all([
      spfRecord(domain.domain, hosts),
      dkimRecord(domain.domain, keys, hosts),
      dmarcRecord(domain.domain, hosts),
      mxRecord(domain.domain, hosts),
    ]),
  }))
  return { items: await Promise.all(items) }
}

async function spfRecord(domain: string, hosts: MailHosts): Promise<DnsRecord> {
  const { smtpHost, resolveDns } = hosts
  const answered = await texts(resolveDns, domain)
  const own = answered?.filter(isSpf) ?? null
  const server = smtpHost === undefined || isIP(smtpHost) ? '' : ` a:${smtpHost}`
  const passes = own?.length === 1 ? await passesSpf(domain, hosts) : null
  return {
    ...{ kind: 'spf', type: 'TXT', name: domain, publish: `v=spf1 mx${server} ~all` },
    ...{ found: judgeSpf(answered, passes), records: own ?? [] },
  }
}

/** Whether the server that mail is sent through may send for a domain; null where its addresses are not known. */
async function passesSpf(domain: string, { smtpHost, resolveDns }: MailHosts): Promise<boolean | null> {
  if (smtpHost === undefined) return null
  const addresses = isIP(smtpHost) ? [smtpHost] : await listed(resolveDns, smtpHost, 'A')
  const open = addresses?.filter((address) => !isPrivate(address)) ?? []
  if (open.length === 0) return null
  // Loaded where it is asked for: it takes 30 MB.
  const { spf } = await import('mailauth')
  const results = await Promise.all(
    open.map((ip) =>
      spf({ sender: `postmaster@${domain}`, ip, helo: smtpHost, resolver: resolveDns as never }).catch(
        () => null,
      ),
    ),
  )
  const known = results.flatMap((each) => each?.status.result ?? [])
  return known.length === 0 ? null : known.every((result) => result === 'pass')
}

/** Addresses of a machine or its own network: others see mail come from elsewhere. */
const isPrivate = (address: string): boolean =>
  /^(10\.|127\.|192\.168\.|169\.254\.|172\.(1[6-9]|2\d|3[01])\.)/.test(address)

/** The record of the key in use, else of the newest that is not. */
async function dkimRecord(
  domain: string,
  keys: readonly DkimKeyAnswer[],
  { resolveDns }: MailHosts,
): Promise<DnsRecord> {
  const own = keys.filter((key) => key.domain === domain && key.state !== 'retired')
  const key = own.find(({ state }) => state === 'in-use') ?? own[0]
  if (!key) return { kind: 'dkim', type: 'TXT', name: null, publish: null, found: 'missing', records: [] }
  const resolve = async (name: string) => (await resolveDns(name, 'TXT')) as string[][]
  return {
    ...{ kind: 'dkim', type: 'TXT', name: key.record.name, publish: key.record.value },
    ...(await checkRecord(resolve, key.record)),
  }
}

/** Of the domain itself, else of the nearest above it that has one. */
async function dmarcRecord(domain: string, { resolveDns }: MailHosts): Promise<DnsRecord> {
  const labels = domain.split('.')
  const above = labels
    .slice(0, Math.max(labels.length - 1, 1))
    .map((_label, at) => labels.slice(at).join('.'))
  let answered: Answered = []
  for (const each of above) {
    answered = await texts(resolveDns, `_dmarc.${each}`)
    if (answered === null || answered.some(isDmarc)) break
  }
  return {
    ...{ kind: 'dmarc', type: 'TXT', name: `_dmarc.${domain}`, publish: 'v=DMARC1; p=quarantine' },
    ...{ found: judgeDmarc(answered), records: (answered ?? []).filter(isDmarc) },
  }
}

async function mxRecord(domain: string, { publicUrl, resolveDns }: MailHosts): Promise<DnsRecord> {
  const host = new URL(publicUrl).hostname
  const answered = await listed(resolveDns, domain, 'MX')
  return {
    ...{ kind: 'mx', type: 'MX', name: domain, publish: `10 ${host}.` },
    ...{ found: judgeMx(answered, host), records: [...(answered ?? [])] },
  }
}

async function texts(resolveDns: ResolveDns, name: string): Promise<Answered> {
  const found = await asked(resolveDns, name, 'TXT')
  return found && (found as string[][]).map((strings) => strings.join(''))
}

async function listed(resolveDns: ResolveDns, name: string, type: 'A' | 'MX'): Promise<Answered> {
  const found = await asked(resolveDns, name, type)
  if (type === 'A') return found as string[] | null
  return (
    found &&
    (found as { exchange: string; priority: number }[])
      .toSorted((one, other) => one.priority - other.priority)
      .map(({ exchange, priority }) => `${priority} ${exchange.replace(/\.$/, '')}`)
  )
}

/** Empty where nothing is published; null where DNS could not be asked. */
async function asked(resolveDns: ResolveDns, name: string, type: string): Promise<unknown[] | null> {
  try {
    return (await resolveDns(name, type)) as unknown[]
  } catch (error) {
    const { code } = error as { code?: string }
    return code === 'ENOTFOUND' || code === 'ENODATA' ? [] : null
  }
}
