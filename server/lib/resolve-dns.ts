import { Resolver } from 'node:dns/promises'

/** Asks DNS for the records of a name (`TXT`, `MX`, `A`, …), in the shapes of node:dns; throws as it does. */
export type ResolveDns = (name: string, type: string) => Promise<unknown>

/** Asks the machine's own name servers, or the given ones (`address` or `address:port`). */
export function dnsResolver(servers: readonly string[] = []): ResolveDns {
  const resolver = new Resolver({ timeout: 3000, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return (name, type) => resolver.resolve(name, type as 'TXT')
}
