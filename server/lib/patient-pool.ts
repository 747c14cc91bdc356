import type pg from 'pg'
import { isOutage } from './is-outage.ts'

/**
 * A pool for graphile-worker (0.18). It notes how a job ended without waiting until that is done, and tries again only
 * after errors whose codes it knows (`RETRYABLE_ERROR_CODES` in its lib.js): any other ends the whole program as an
 * unhandled rejection, a refused connection to a database that starts again among them. From this pool every outage
 * carries a code that it knows, so that it goes on trying.
 */
export function patientPool(pool: pg.Pool): pg.Pool {
  return new Proxy(pool, {
    get(target, name) {
      if (name !== 'connect') return bound(target, name)
      return (callback?: Parameters<pg.Pool['connect']>[0]) =>
        callback ? target.connect(callback) : target.connect().then(patientClient, asKnown)
    },
  })
}

function patientClient(client: pg.PoolClient): pg.PoolClient {
  return new Proxy(client, {
    get(target, name) {
      if (name !== 'query') return bound(target, name)
      return (...query: [string]) => {
        const result: unknown = target.query(...query)
        return result instanceof Promise ? result.catch(asKnown) : result
      }
    },
  })
}

function asKnown(error: unknown): never {
  if (!isOutage(error)) throw error
  throw Object.assign(new Error('the database could not be used', { cause: error }), { code: 'EHOSTUNREACH' })
}

function bound(target: object, name: PropertyKey): unknown {
  const value: unknown = Reflect.get(target, name, target)
  return typeof value === 'function' ? value.bind(target) : value
}
