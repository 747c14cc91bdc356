import { isIP } from 'node:net'
import type { Problem } from '../../../lib/errors.ts'

const mostNetworks = 100

/**
 * The network addresses and networks (CIDR) that a key may be used from, or what is wrong with each. null: from anywhere. None
 * at all lets nobody in but by an access key, which only WHMCS's form has.
 */
export function readNetworks(
  given: readonly string[] | null,
  kind: 'encopia' | 'whmcs',
): { networks: string[] | null } | { problems: Problem[] } {
  if (given === null) return { networks: null }
  const networks = given.map((each) => each.trim())
  const path = 'allowedNetworks'
  if (networks.length === 0 && kind === 'encopia') return { problems: [{ path, code: 'api-key.no-network' }] }
  if (networks.length > mostNetworks)
    return { problems: [{ path, code: 'api-key.too-many-networks', params: { max: mostNetworks } }] }
  const problems = networks.flatMap((each, index) =>
    isNetwork(each) ? [] : [{ path: `${path}.${index}`, code: 'api-key.bad-network' }],
  )
  return problems.length > 0 ? { problems } : { networks }
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/')
  const version = isIP(address)
  // An interface means nothing here, and IPv4 within IPv6 is compared as IPv4.
  if (version === 0 || address.includes('%') || /^::ffff:/i.test(address) || rest.length > 0) return false
  return length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= (version === 4 ? 32 : 128))
}
