/** Puts a sheet under its button, flush with the button's end, or above it where there is no room. */
export function placeUnder(button: HTMLElement, sheet: HTMLElement): void {
  const from = button.getBoundingClientRect()
  const { width, height } = sheet.getBoundingClientRect()
  const isBelow = from.bottom + height + 8 <= window.innerHeight || from.top < height + 8
  const left = Math.min(Math.max(8, from.right - width), window.innerWidth - width - 8)
  Object.assign(sheet.style, {
    left: `${left}px`,
    top: `${isBelow ? from.bottom + 4 : from.top - height - 4}px`,
  })
}

/** Moves the focus among the items by arrows, Home, End or a first letter; true when the key was one of these. */
export function stepIn(sheet: HTMLElement, key: string): boolean {
  const items = [...sheet.querySelectorAll<HTMLElement>('[role=menuitem]')]
  const here = items.indexOf(document.activeElement as HTMLElement)
  const next = nextItem(items, { here, key })
  next?.focus()
  return next !== undefined
}

function nextItem(items: HTMLElement[], { here, key }: { here: number; key: string }) {
  if (key === 'ArrowDown') return items[(here + 1) % items.length]
  if (key === 'ArrowUp') return items.at(here <= 0 ? -1 : here - 1)
  if (key === 'Home') return items[0]
  if (key === 'End') return items.at(-1)
  if (key.length !== 1 || key === ' ') return undefined
  const after = [...items.slice(here + 1), ...items.slice(0, here + 1)]
  return after.find((item) => item.textContent?.trim().toLowerCase().startsWith(key.toLowerCase()))
}
