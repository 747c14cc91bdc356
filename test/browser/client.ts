import type { Member } from '../harness/cast.ts'
import type { RunningProgram } from '../harness/running-program.ts'

/** A signed-in person's requests to a running program, as the browser would send them. What is refused throws. */
export function clientOf({ url }: RunningProgram, { cookie }: Pick<Member, 'cookie'>) {
  const send = async <Answer>(
    method: string,
    path: string,
    { body, version }: { body?: unknown; version?: number } = {},
  ): Promise<Answer> => {
    const response = await fetch(url + path, {
      method,
      headers: {
        origin: url,
        cookie: Object.entries(cookie)
          .map((pair) => pair.join('='))
          .join('; '),
        ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text || 'null')
  }
  return {
    get: <Answer>(path: string) => send<Answer>('GET', path),
    post: <Answer>(path: string, body: unknown) => send<Answer>('POST', path, { body }),
    patch: <Answer>(path: string, body: unknown, version: number) =>
      send<Answer>('PATCH', path, { body, version }),
    put: <Answer>(path: string, body: unknown) => send<Answer>('PUT', path, { body }),
    delete: (path: string) => send<unknown>('DELETE', path),
  }
}

/** The same session for a browser's context. */
export const cookiesOf = ({ url }: RunningProgram, { cookie }: Pick<Member, 'cookie'>) =>
  Object.entries(cookie).map(([name, value]) => ({ name, value, url }))
