import { Agent, request } from 'node:http'

export type Sent = { perSecond: number; p50: number; p95: number; p99: number }

/** Runs `once` in so many loops side by side for some seconds, after a short warm-up that does not count. */
export async function load(
  once: (loop: number) => Promise<void>,
  { concurrency, seconds }: { concurrency: number; seconds: number },
): Promise<Sent> {
  await inLoops(once, concurrency, 0.5)
  const times: number[] = []
  const began = performance.now()
  await inLoops(
    async (loop) => {
      const start = performance.now()
      await once(loop)
      times.push(performance.now() - start)
    },
    concurrency,
    seconds,
  )
  const lasted = (performance.now() - began) / 1000
  times.sort((one, other) => one - other)
  const at = (share: number): number => times[Math.floor(times.length * share)] ?? Number.NaN
  return { perSecond: times.length / lasted, p50: at(0.5), p95: at(0.95), p99: at(0.99) }
}

async function inLoops(
  once: (loop: number) => Promise<void>,
  concurrency: number,
  seconds: number,
): Promise<void> {
  const until = performance.now() + seconds * 1000
  await Promise.all(
    Array.from({ length: concurrency }, async (_none, loop) => {
      while (performance.now() < until) await once(loop)
    }),
  )
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 })

/** One request over a kept connection; anything but the wanted status is an error. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string; status: number },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const { method = 'GET', headers = {}, body, status } = options
    const sent = request(
      url,
      { agent, method, headers: body ? { ...headers, 'content-length': Buffer.byteLength(body) } : headers },
      (answer) => {
        let text = ''
        answer.setEncoding('utf8').on('data', (part: string) => {
          text += part
        })
        answer.on('end', () =>
          answer.statusCode === status
            ? resolve(text)
            : reject(new Error(`${url} answered ${answer.statusCode}: ${text}`)),
        )
      },
    )
    sent.on('error', reject)
    sent.end(body)
  })
}
