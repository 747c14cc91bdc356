import { isIPv6 } from 'node:net'
import type { SMTPServerSession } from 'smtp-server'
import { replyError } from './take-data.ts'

/** What one peer may do. Servers of large providers send from many addresses: these are far above what one needs. */
export type PeerLimits = {
  connections: number
  messagesAMinute: number
  /** Recipients that are not here, in an hour. */
  strangersAnHour: number
  /** Milliseconds that a connection may last, however busy. */
  connectionLasts: number
}

export const peerLimits: PeerLimits = {
  connections: 20,
  messagesAMinute: 120,
  strangersAnHour: 30,
  connectionLasts: 15 * 60_000,
}

type Peer = { open: number; minute: number; messages: number; hour: number; strangers: number }

/** Counts what each peer does; every answer is null, or the one that refuses. */
export function countPeers(limits: PeerLimits) {
  const peers = new Map<string, Peer>()
  const connections = new Set<string>()
  const peerOf = (session: SMTPServerSession, now: Date): Peer => {
    const name = networkOf(session.remoteAddress)
    const peer = peers.get(name) ?? { open: 0, minute: 0, messages: 0, hour: 0, strangers: 0 }
    peers.set(name, peer)
    const minute = Math.floor(now.getTime() / 60_000)
    const hour = Math.floor(now.getTime() / 3_600_000)
    if (peer.minute !== minute) Object.assign(peer, { minute, messages: 0 })
    if (peer.hour !== hour) Object.assign(peer, { hour, strangers: 0 })
    return peer
  }
  const tooMuch = (peer: Peer): Error | null =>
    peer.strangers > limits.strangersAnHour
      ? replyError(421, '4.7.0 Too many recipients that are not here: try again later')
      : null
  return {
    connected(session: SMTPServerSession, now: Date): Error | null {
      const peer = peerOf(session, now)
      peer.open += 1
      connections.add(session.id)
      if (peer.open > limits.connections) return replyError(421, '4.7.0 Too many connections at once')
      return tooMuch(peer)
    },
    began(session: SMTPServerSession, now: Date): Error | null {
      const peer = peerOf(session, now)
      peer.messages += 1
      if (peer.messages > limits.messagesAMinute)
        return replyError(421, '4.7.0 Too many messages in a minute: try again later')
      return tooMuch(peer)
    },
    asked(session: SMTPServerSession, now: Date): Error | null {
      const peer = peerOf(session, now)
      peer.strangers += 1
      return tooMuch(peer)
    },
    left(session: SMTPServerSession): void {
      if (!connections.delete(session.id)) return
      const name = networkOf(session.remoteAddress)
      const peer = peers.get(name)
      if (!peer) return
      peer.open -= 1
      // What is counted by minute and hour goes with the last connection only where nothing was remarkable.
      if (peer.open <= 0 && peer.strangers === 0 && peer.messages <= limits.messagesAMinute / 2)
        peers.delete(name)
    },
  }
}

/** IPv6 networks are given out by /64: one subscriber has as many addresses as he likes. */
function networkOf(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail = ''] = address.toLowerCase().split('::')
  const groups = head.split(':').filter(Boolean)
  const after = tail.split(':').filter(Boolean)
  const zeros = address.includes('::') ? Math.max(0, 8 - groups.length - after.length) : 0
  return [...groups, ...Array<string>(zeros).fill('0'), ...after].slice(0, 4).join(':')
}
