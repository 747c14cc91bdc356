import { type Logger, pino } from 'pino'

export type Log = Pick<Logger, 'debug' | 'info' | 'warn' | 'error' | 'fatal'>

/** One JSON line an event on standard error. What could carry a secret is never handed to it; these paths are the second net. */
export function openLog(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      serializers: { err: plainError },
      redact: {
        paths: [
          '*.password',
          '*.authorization',
          '*.cookie',
          '*.token',
          '*.secret',
          'req.headers',
          'err.parameters',
        ],
        censor: '[hidden]',
      },
    },
    pino.destination({ dest: 2, sync: false }),
  )
}

/** What helps to find a bug. The rest of an error may hold a connection with its password, or a row's values. */
function plainError(error: Error & { code?: unknown; constraint?: unknown; table?: unknown }): object {
  const { name, message, stack, code, constraint, table } = error
  return { name, message, code, constraint, table, stack }
}
