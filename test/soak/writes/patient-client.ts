import { randomBytes } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { stringify } from 'qs'

export type Keys = { apiKey: string; identifier: string; secret: string }

/** What a call was answered at last. `again`: an answer before was lost, so that it may have been carried out twice. */
export type Answered = {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: each caller knows what it asked for
  body: any
  again: boolean
}
export type Call = (
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  more?: { body?: object | FormData; version?: number; key?: string },
) => Promise<Answered>

/** Clients of the three doors that send a call until it is answered, wherever the program is by then. */
export type PatientClient = {
  /** How many calls were answered. */
  readonly answered: number
  own: Call
  freshdesk: Call
  whmcs: (action: string, fields: object) => Promise<Answered>
}

export function patientClient(where: () => string, { apiKey, ...whmcsKey }: Keys): PatientClient {
  let answered = 0
  const untilAnswered = async (url: () => string, request: RequestInit): Promise<Answered> => {
    const last = await again(url, request)
    answered += 1
    return last
  }
  const basic = `Basic ${Buffer.from(`${apiKey}:X`).toString('base64')}`
  const calling =
    (base: string, authorization: string): Call =>
    (method, path, { body, version, key } = {}) =>
      untilAnswered(() => `${where()}${base}${path}`, {
        method,
        headers: {
          authorization,
          ...(body === undefined || body instanceof FormData ? {} : { 'content-type': 'application/json' }),
          ...(version === undefined ? {} : { 'if-match': `"${version}"` }),
          ...(key === undefined ? {} : { 'idempotency-key': key }),
        },
        ...(body === undefined ? {} : { body: body instanceof FormData ? body : JSON.stringify(body) }),
      })
  return {
    get answered() {
      return answered
    },
    own: calling('/api/agent', `Bearer ${apiKey}`),
    freshdesk: calling('/api/v2', basic),
    whmcs: (action, fields) =>
      untilAnswered(() => `${where()}/includes/api.php`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: stringify({ ...whmcsKey, action, responsetype: 'json', ...fields }),
      }),
  }
}

async function again(url: () => string, request: RequestInit): Promise<Answered> {
  for (let tries = 0; ; tries++) {
    const answered = await fetch(url(), { ...request, signal: AbortSignal.timeout(20_000) })
      .then(async (answer) => ({ status: answer.status, body: bodyOf(await answer.text()) }))
      .catch(() => null)
    if (answered && answered.status < 500) return { ...answered, again: tries > 0 }
    await pause(30)
  }
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}

/** A name that nobody else has. */
export const fresh = (): string => randomBytes(8).toString('hex')

/** What no client expects: it ends the test. */
export function unexpected(what: string, { status, body }: Answered): never {
  throw new Error(`${what} was answered ${status}: ${JSON.stringify(body)}`)
}
