import type { Door } from './session.ts'

/** Only a path of the same door may be returned to: anything else would be an open redirect. */
export function safeReturn(to: unknown, door: Door): string {
  const path = typeof to === 'string' ? to : ''
  const isOwn = new RegExp(`^/${door}(/[^\\s\\\\]*)?$`).test(path)
  return isOwn && !path.startsWith(`/${door}/sign-in`) ? path : `/${door}`
}
