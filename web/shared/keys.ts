import { useEffect, useRef, useSyncExternalStore } from 'react'
import { createKeybindingsHandler } from 'tinykeys'

/** Something that can be done here and now, by a key or from the palette. */
export type Action = {
  id: string
  /** In the reader's language, as on its button. */
  title: string
  group: 'go' | 'create' | 'page' | 'general'
  /** tinykeys syntax: `c`, `Shift+C`, `$mod+k`, `g c`. Without keys it is in the palette only. */
  keys?: string
  run: () => void
}

const actions = new Map<string, Action>()
const watchers = new Set<() => void>()
let list: Action[] = []
let unlisten: (() => void) | undefined
let singleKeys: 'on' | 'off' = 'on'

/** Offers actions while the component is mounted: keymap, palette and help all read them. The one key registry. */
export function useActions(offered: Action[]): void {
  const latest = useRef(offered)
  useEffect(() => {
    latest.current = offered
  })
  const signature = offered.map(({ id, keys, title }) => `${id}|${keys}|${title}`).join('\n')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the signature stands for the actions; `run` is read when called
  useEffect(() => {
    const here = latest.current.map((action) => ({
      ...action,
      run: () => latest.current.find(({ id }) => id === action.id)?.run(),
    }))
    for (const action of here) actions.set(action.id, action)
    changed()
    return () => {
      for (const action of here) if (actions.get(action.id) === action) actions.delete(action.id)
      changed()
    }
  }, [signature])
}

/** Every action on offer now. */
export function useOfferedActions(): Action[] {
  return useSyncExternalStore(watch, () => list)
}

/** WCAG 2.1.4: a person can switch off the keys that need neither Ctrl nor Cmd. */
export function setSingleKeys(wanted: 'on' | 'off'): void {
  if (singleKeys === wanted) return
  singleKeys = wanted
  changed()
}

function watch(watcher: () => void) {
  watchers.add(watcher)
  return () => void watchers.delete(watcher)
}

function changed() {
  list = [...actions.values()]
  listen()
  for (const watcher of watchers) watcher()
}

function listen() {
  unlisten?.()
  const listener = createKeybindingsHandler(bindingsOf(list), { ignore: isForSomeoneElse })
  window.addEventListener('keydown', listener)
  unlisten = () => window.removeEventListener('keydown', listener)
}

/** The first that matches is obeyed, so the longer come first: `g c` ends with the key of `c`. */
function bindingsOf(offered: Action[]) {
  const bindings = offered.flatMap(({ keys, run }) => {
    if (!keys || (singleKeys === 'off' && !keys.includes('$mod'))) return []
    const obey = (event: KeyboardEvent) => {
      event.preventDefault()
      run()
    }
    return [[whereverItIs(keys), obey] as const]
  })
  return Object.fromEntries(bindings.toSorted(([one], [other]) => other.length - one.length))
}

/** `?` and `/` need Shift on some keyboards and none on others. */
function whereverItIs(keys: string) {
  return /^[^\p{L}\p{N}]$/u.test(keys) ? `[Shift]+${keys}` : keys
}

/** Off while typing, in menus and lists (which search by letters), and behind an open dialog. */
function isForSomeoneElse(event: KeyboardEvent) {
  const target = event.target
  if (event.defaultPrevented || event.isComposing || !(target instanceof HTMLElement)) return true
  if (event.ctrlKey || event.metaKey) return false
  if (target.isContentEditable || target.closest('textarea, select, [role=menu], [role=listbox], dialog'))
    return true
  if (document.querySelector('dialog:modal')) return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}
