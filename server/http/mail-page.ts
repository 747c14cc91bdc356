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
