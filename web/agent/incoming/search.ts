type Asked = Record<string, unknown>

/** `after`: the cursor of the page of the list. */
export type HeldSearch = { state?: 'ended'; after?: string }
export type IncomingSearch = { outcome?: string; q?: string; after?: string }
/** How a held mail is looked at; the words alone unless said. */
export type ShownAs = { as?: 'html' | 'headers' }

const text = (name: string, value: unknown) =>
  typeof value === 'string' && value !== '' ? { [name]: value } : {}

export const heldAsked = ({ state, after }: Asked): HeldSearch => ({
  ...(state === 'ended' ? { state } : {}),
  ...text('after', after),
})

export const incomingAsked = ({ outcome, q, after }: Asked): IncomingSearch => ({
  ...text('outcome', outcome),
  ...text('q', q),
  ...text('after', after),
})

export const shownAs = ({ as }: Asked): ShownAs => (as === 'html' || as === 'headers' ? { as } : {})
