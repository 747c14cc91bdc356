import { domainToASCII } from 'node:url'

/** The domain of an address, as DNS writes it; an IP literal stays as it is. */
export function mailDomainIn(address: string): string {
  const host = address.slice(address.lastIndexOf('@') + 1)
  return domainToASCII(host) || host
}
