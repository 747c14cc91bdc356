import type { FastifyInstance } from 'fastify'
import { StartProblem } from '../lib/start-problem.ts'

/** Opens the port and gives its number. @throws StartProblem when the port is taken or may not be used */
export async function listen(
  app: FastifyInstance,
  at: { host: string; port: number },
): Promise<{ port: number }> {
  try {
    await app.listen(at)
    const [address] = app.addresses()
    return { port: typeof address === 'object' ? address.port : at.port }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE')
      throw new StartProblem(`Port ${at.port} of ${at.host} is in use: set PORT to another one.`)
    if (code === 'EACCES')
      throw new StartProblem(`Port ${at.port} may not be used by this user: set PORT to one above 1023.`)
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
      throw new StartProblem(`HOST ${at.host} is no address of this machine.`)
    throw error
  }
}
