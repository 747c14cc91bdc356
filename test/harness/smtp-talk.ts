import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { connect as connectTls } from 'node:tls'

/** A conversation with an SMTP server, byte by byte: for what no mail program would say. */
export type Talk = {
  /** Sends a line, or bytes as they are, and gives the whole answer. */
  say(line: string): Promise<string>
  sayBytes(bytes: Uint8Array | string): Promise<string>
  /** Sends without waiting for an answer. */
  write(bytes: Uint8Array | string): void
  /** The next answer. */
  hear(): Promise<string>
  startTls(): Promise<void>
  end(): void
}

/** Connects and hears the greeting. */
export async function talkTo(port: number): Promise<Talk> {
  let socket: Socket = connect({ port, host: '127.0.0.1' })
  let heard = ''
  let wake: (() => void) | null = null
  let isOver = false
  const listen = (): void => {
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => {
      heard += text
      wake?.()
    })
    socket.on('error', () => undefined)
    socket.on('close', () => {
      isOver = true
      wake?.()
    })
  }
  const hear = async (): Promise<string> => {
    for (;;) {
      // The last line of an answer has a space after its code.
      const whole = /^(?:\d{3}-.*\r\n)*\d{3} .*\r\n/.exec(heard)?.[0]
      if (whole) {
        heard = heard.slice(whole.length)
        return whole.trim()
      }
      if (isOver) return ''
      await new Promise<void>((resolve) => {
        wake = resolve
      })
    }
  }
  const sayBytes = (bytes: Uint8Array | string): Promise<string> => {
    socket.write(bytes)
    return hear()
  }
  listen()
  await hear()
  return {
    say: (line) => sayBytes(`${line}\r\n`),
    sayBytes,
    write: (bytes) => socket.write(bytes),
    hear,
    async startTls() {
      await sayBytes('STARTTLS\r\n')
      const plain = socket
      plain.removeAllListeners('data')
      plain.removeAllListeners('close')
      const secured = connectTls({ socket: plain, rejectUnauthorized: false })
      await once(secured, 'secureConnect')
      socket = secured
      listen()
    },
    end: () => socket.destroy(),
  }
}
