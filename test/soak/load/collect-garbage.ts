import { once } from 'node:events'
import type { Program } from '../program.ts'

/** For the environment of a program whose garbage is to be collected at will. */
export const collectable = { NODE_OPTIONS: '--inspect=127.0.0.1:0' }

/**
 * Makes the program collect its garbage now, as it would before long: what is left afterwards is what it holds. Gives the
 * megabytes of its heap.
 */
export async function collectGarbage({ said }: Program): Promise<number> {
  const socket = new WebSocket(/Debugger listening on (ws:\S+)/.exec(said)?.[1] ?? '')
  await once(socket, 'open')
  const ask = async (id: number, method: string): Promise<{ usedSize?: number }> => {
    socket.send(JSON.stringify({ id, method }))
    for (;;) {
      const [{ data }] = (await once(socket, 'message')) as [{ data: string }]
      const answer = JSON.parse(data) as { id?: number; result?: { usedSize?: number } }
      if (answer.id === id) return answer.result ?? {}
    }
  }
  // What is freed first may hold what is freed next.
  for (const id of [1, 2, 3]) await ask(id, 'HeapProfiler.collectGarbage')
  const { usedSize = Number.NaN } = await ask(4, 'Runtime.getHeapUsage')
  socket.close()
  return Math.round(usedSize / 1_048_576)
}
