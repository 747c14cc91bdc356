import { tellUnread, unreadIn } from './unread.ts'

/** Whether a form may be sent: otherwise each control says what is wrong with it, and the first has the focus. */
export function isRead(form: HTMLFormElement): boolean {
  const [first] = unreadIn(form)
  if (!first) return true
  tellUnread(form)
  document.getElementById(first.id)?.focus()
  return false
}
