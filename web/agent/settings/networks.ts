/** From where a key may be used, as its form asks: the networks as they are written, one after another. */
export type From = { from: string; networks: string }

export const fromAnywhere: From = { from: 'anywhere', networks: '' }

/** What the form says, as the API takes it. Nothing where networks are wanted is sent as an empty one, for the server to refuse. */
export function networksOf({ from, networks }: From): string[] | null {
  if (from === 'anywhere') return null
  if (from === 'access-key') return []
  const written = networks.split(/[\s,;]+/).filter((each) => each !== '')
  return written.length > 0 ? written : ['']
}

/** What the API has, as the form shows it. */
export function fromOf(allowed: string[] | null): From {
  if (allowed === null) return fromAnywhere
  return { from: allowed.length > 0 ? 'networks' : 'access-key', networks: allowed.map(asWritten).join('\n') }
}

/** One address is a network of one to the database. */
export const asWritten = (network: string): string => network.replace(/^([\d.]+)\/32$|^(.*:.*)\/128$/, '$1$2')

/** The field that a problem of one network belongs to. */
export const networksField = (path: string): string =>
  path.startsWith('allowedNetworks') ? 'networks' : path
