import { isIP } from 'node:net'
import type { FastifyRequest } from 'fastify'

/**
 * The network address that a request comes from, as the database keeps it: without an interface ('fe80::1%eth0') and
 * without the port that some proxies add. Where a proxy we trust names none, it is the proxy's own.
 */
export function addressOf(request: FastifyRequest): string | null {
  return [request.ip, request.socket.remoteAddress].map(plain).find((each) => isIP(each) > 0) ?? null
}

function plain(address = ''): string {
  const [withoutInterface = ''] = address.split('%')
  return (
    /^([\d.]+):\d+$/.exec(withoutInterface)?.[1] ??
    /^\[([^\]]+)\](?::\d+)?$/.exec(withoutInterface)?.[1] ??
    withoutInterface
  )
}
