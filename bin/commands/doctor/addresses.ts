import type { Config } from '../../../server/config.ts'
import { attention, type Finding, ok } from './finding.ts'

/** How people reach the program: what it is told about that, and what follows for cookies. */
export function addressFindings({ publicUrl, host, trustProxy }: Config): Finding[] {
  const url = new URL(publicUrl)
  if (url.protocol === 'http:' && isLocal(url.hostname))
    return [ok('Address', `${publicUrl}, on this machine only; cookies go without Secure`)]
  if (url.protocol === 'http:')
    return [
      attention(
        'Address',
        `${publicUrl} is not encrypted: passwords and cookies (without Secure) can be read on the way`,
        'Put a proxy with TLS before it and set PUBLIC_URL to its https:// address.',
      ),
    ]
  const found = ok('Address', `${publicUrl}; cookies are Secure`)
  if (trustProxy !== undefined) return [found, ok('Proxy', `X-Forwarded-For of ${trustProxy} is believed`)]
  return [
    found,
    attention(
      'Proxy',
      `PUBLIC_URL is https and TRUST_PROXY is not set: everybody seems to come from the proxy (we listen on ${host})`,
      'Set TRUST_PROXY to the proxy’s address, as 127.0.0.1, so that guessing is slowed for who guesses.',
    ),
  ]
}

const isLocal = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || hostname.startsWith('127.')
