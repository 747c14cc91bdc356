/** The domain of an address as it is compared; '' for what is none. */
export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1).toLowerCase()

/** An address without what stands after a plus sign (RFC 5233): that is for whoever owns it. */
export function withoutDetail(address: string): string {
  const at = address.lastIndexOf('@')
  const local = address.slice(0, at)
  const plus = local.indexOf('+')
  return plus > 0 ? local.slice(0, plus) + address.slice(at) : address
}

/** A Message-ID without its angle brackets. */
export const bareId = (id: string): string => id.trim().replace(/^<|>$/g, '')
