import { Resolver } from 'node:dns/promises'

/** Asks DNS for the records of a name (`TXT`, `MX`, `A`, …), in the shapes of node:dns; throws as it does. */
export type ResolveDns = (name: string, type: string) => Promise<unknown>

const resolver = new Resolver({ timeout: 3000, tries: 2 })
export const resolveDns: ResolveDns = (name, type) => resolver.resolve(name, type as 'TXT')
