import { type Answer, answer } from '../../../http/route.ts'
import type { Opened } from '../begin-session.ts'
import type { SessionDoor } from '../types.ts'

/** The answer to whoever has just proved who he is: his state, and the cookies. */
export function signedIn(door: SessionDoor, { state, ...cookie }: Opened): Answer {
  return answer(200, { state }, { cookie: { door, ...cookie } })
}

/** A list that fits on one page. */
export const wholeList = <Item>(items: Item[]): { items: Item[]; next: null; previous: null } => ({
  items,
  next: null,
  previous: null,
})
