import { type Answer, answer } from './route.ts'

/** A mail shown in a frame of our screens: its own styles, and nothing else that a page may do; links open outside. */
export function mailPage(html: string): Answer {
  const policy =
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-popups allow-popups-to-escape-sandbox"
  return answer(200, Buffer.from(html.replace('<head>', '<head>\n<base target="_blank">')), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy,
      'x-frame-options': 'SAMEORIGIN',
    },
  })
}

/**
 * An empty page in which a screen writes a mail that is not saved yet. No script runs in it, and it loads nothing; being of
 * our own origin, it lets the screen write and measure.
 */
export const paper = {
  page: '<!doctype html><html><head><title>·</title></head><body></body></html>',
  headers: {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'public, max-age=86400',
    'content-security-policy':
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox",
    'x-frame-options': 'SAMEORIGIN',
  },
} as const
