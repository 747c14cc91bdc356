import { randomUUID } from 'node:crypto'
import type { Socket } from 'node:net'
import { plainProblem } from './problems.ts'

/**
 * Answers what Node cannot read as a request, of which no route and no hook ever hears: headers that are too large or that
 * take too long, what is no HTTP. Nobody's language is known here, so it speaks the product's first.
 */
export function refuseUnread(error: Error & { code?: string }, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy()
    return
  }
  const [kind, status, reason] = kindOf(error.code)
  const details = plainProblem(kind, status, { language: 'es', requestId: randomUUID() })
  const body = JSON.stringify(details)
  socket.end(
    [
      `HTTP/1.1 ${status} ${reason}`,
      'connection: close',
      'cache-control: no-store',
      'content-type: application/problem+json',
      `content-length: ${Buffer.byteLength(body)}`,
      'x-content-type-options: nosniff',
      `x-request-id: ${details.requestId}`,
      '',
      body,
    ].join('\r\n'),
  )
}

function kindOf(code: string | undefined): [kind: string, status: number, reason: string] {
  if (code === 'HPE_HEADER_OVERFLOW') return ['headers-too-large', 431, 'Request Header Fields Too Large']
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return ['too-slow', 408, 'Request Timeout']
  return ['malformed', 400, 'Bad Request']
}
