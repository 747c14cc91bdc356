// mailauth exports it without a type: the domain of a list that shares its organizational domain with another (RFC 7489, 3.2).
declare module 'mailauth/lib/tools.js' {
  export function getAlignment(
    from: string,
    domains: readonly string[],
    strict?: boolean,
  ): { domain: string } | false
}
