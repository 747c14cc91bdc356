export type Problem = {
  path: string
  code: string
  params?: Record<string, unknown>
  message: string
  /** The server's path, where a form shows the problem at a field of another name. */
  of?: string
}

/** Every "no" of the server, as RFC 9457 problem details; also a failed connection (status 0). */
export class ApiProblem extends Error {
  readonly status: number
  readonly type: string
  readonly problems: Problem[]
  /** On 412: the record as it is now. */
  readonly current: unknown
  readonly requestId: string | undefined

  constructor(status: number, body: ProblemBody) {
    super(body.detail ?? body.title ?? `HTTP ${status}`)
    this.status = status
    this.type = body.type ?? 'about:blank'
    this.problems = body.problems ?? []
    this.current = body.current
    this.requestId = body.requestId
  }

  get isOffline() {
    return this.status === 0
  }
}

export type ProblemBody = {
  type?: string
  title?: string
  detail?: string
  requestId?: string
  problems?: Problem[]
  current?: unknown
}

type ReadOptions = {
  signal?: AbortSignal
  query?: Record<string, string | number | boolean | undefined | null>
}
type WriteOptions = {
  /** The version that was read; sent as If-Match. */
  version?: number | undefined
  /** Makes a repeated creation harmless; see `newIdempotencyKey`. */
  idempotencyKey?: string | undefined
}

/** The one way to the server. Paths begin with `/api/`; `Answer` is a type of a module's `wire.ts`. Throws `ApiProblem`. */
export const api = {
  get: <Answer>(path: string, options: ReadOptions = {}) =>
    call<Answer>('GET', withQuery(path, options.query), { signal: options.signal }),
  post: <Answer>(path: string, body?: unknown, options: WriteOptions = {}) =>
    call<Answer>('POST', path, { body, ...options }),
  put: <Answer>(path: string, body: unknown, options: WriteOptions = {}) =>
    call<Answer>('PUT', path, { body, ...options }),
  patch: <Answer>(path: string, body: unknown, options: WriteOptions = {}) =>
    call<Answer>('PATCH', path, { body, ...options }),
  delete: <Answer>(path: string, options: WriteOptions = {}) => call<Answer>('DELETE', path, options),
  /** For what answers with a file, or with JSON when there is none yet (202). */
  postForFile: async <Answer>(
    path: string,
    body: unknown,
  ): Promise<{ file: Blob; name: string } | { answer: Answer }> => {
    const answer = await send('POST', path, { body })
    if (answer.status === 202) return { answer: (await answer.json()) as Answer }
    const [, name = 'export'] =
      /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '') ?? []
    return { file: await answer.blob(), name }
  },
}

/** One per thing that a person sets out to create, kept until it is created. */
export function newIdempotencyKey(): string {
  return crypto.randomUUID()
}

/** Fires on `window` when a session has ended meanwhile; each door then goes to its sign-in page. */
export const signedOutEvent = 'encopia:signed-out'

type CallOptions = WriteOptions & { body?: unknown; signal?: AbortSignal | undefined }

async function call<Answer>(method: string, path: string, options: CallOptions): Promise<Answer> {
  return (await readBody(await send(method, path, options))) as Answer
}

/** What was answered, if it is a yes. */
async function send(
  method: string,
  path: string,
  { body, version, idempotencyKey, signal }: CallOptions,
): Promise<Response> {
  const headers = new Headers({ accept: 'application/json' })
  if (document.documentElement.lang) headers.set('accept-language', document.documentElement.lang)
  if (body !== undefined && !(body instanceof Blob)) headers.set('content-type', 'application/json')
  if (version !== undefined) headers.set('if-match', `"${version}"`)
  if (idempotencyKey) headers.set('idempotency-key', idempotencyKey)
  const payload = body === undefined ? null : body instanceof Blob ? body : JSON.stringify(body)
  const answer = await fetch(path, { method, headers, body: payload, signal: signal ?? null }).catch(
    (cause) => {
      if (signal?.aborted) throw cause
      throw new ApiProblem(0, { type: '/problems/offline' })
    },
  )
  if (answer.ok) return answer
  const problem = new ApiProblem(answer.status, await readProblem(answer))
  if (problem.status === 401 && !path.startsWith('/api/session/'))
    window.dispatchEvent(new Event(signedOutEvent))
  throw problem
}

/** Some answers say it all by their status: 204, 202. */
async function readBody(answer: Response): Promise<unknown> {
  const text = await answer.text()
  return text === '' ? undefined : JSON.parse(text)
}

async function readProblem(answer: Response): Promise<ProblemBody> {
  const isJson = answer.headers.get('content-type')?.includes('json')
  if (!isJson) return { title: answer.statusText }
  return answer.json().catch(() => ({}))
}

function withQuery(path: string, query: ReadOptions['query']) {
  const given = Object.entries(query ?? {}).filter(
    ([, value]) => value !== undefined && value !== null && value !== '',
  )
  if (given.length === 0) return path
  return `${path}?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}`
}
