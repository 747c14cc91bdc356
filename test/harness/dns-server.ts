import { createSocket } from 'node:dgram'
import { once } from 'node:events'

/** A name server on this machine that knows a few texts and that nothing else exists. */
export type DnsServer = {
  /** For `DNS_SERVERS`. */
  address: string
  /** TXT records by name, looked up anew for each question. */
  texts: Map<string, string>
  stop: () => Promise<void>
}

const typeOfText = 16
const noSuchName = 3

export async function startDnsServer(texts: Iterable<[string, string]> = []): Promise<DnsServer> {
  const known = new Map(texts)
  const socket = createSocket('udp4')
  socket.on('message', (question, { port, address }) => {
    socket.send(answerTo(question, known), port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  return {
    address: `127.0.0.1:${socket.address().port}`,
    texts: known,
    stop: () => new Promise((resolve) => socket.close(() => resolve())),
  }
}

/** RFC 1035, 4: the question as it came, and what is known. */
function answerTo(question: Buffer, texts: Map<string, string>): Buffer {
  const { name, end } = nameAt(question, 12)
  const text = texts.get(name.toLowerCase())
  const isKnown = text !== undefined
  const hasAnswer = isKnown && question.readUInt16BE(end) === typeOfText
  const header = Buffer.alloc(12)
  question.copy(header, 0, 0, 2)
  header.writeUInt16BE(0x8180 | (isKnown ? 0 : noSuchName), 2)
  header.writeUInt16BE(1, 4)
  header.writeUInt16BE(hasAnswer ? 1 : 0, 6)
  const asked = question.subarray(12, end + 4)
  return Buffer.concat([header, asked, ...(hasAnswer ? [record(text)] : [])])
}

function record(text: string): Buffer {
  const pieces = (text.match(/.{1,255}/gs) ?? []).map((piece) =>
    Buffer.concat([Buffer.from([piece.length]), Buffer.from(piece, 'latin1')]),
  )
  const content = Buffer.concat(pieces)
  const head = Buffer.alloc(12)
  // The name is that of the question, at its place (4.1.4).
  head.writeUInt16BE(0xc00c, 0)
  head.writeUInt16BE(typeOfText, 2)
  head.writeUInt16BE(1, 4)
  head.writeUInt32BE(60, 6)
  head.writeUInt16BE(content.length, 10)
  return Buffer.concat([head, content])
}

function nameAt(message: Buffer, start: number): { name: string; end: number } {
  const labels: string[] = []
  let at = start
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  return { name: labels.join('.'), end: at + 1 }
}
