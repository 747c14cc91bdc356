import { useLingui } from '@lingui/react/macro'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useEffect, useState } from 'react'
import { useActions } from '../shared/keys.ts'
import { lazyExtra } from '../shared/lazy-extra.ts'
import type { PaletteRecord, TypedBefore } from '../shared/Palette.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { isFor } from './feature.ts'
import { useRememberedRecords } from './search/use-remembered-records.ts'
import css from './search-box.module.css'
import { useAgent } from './use-agent.ts'

const Palette = lazyExtra(async () => (await import('../shared/Palette.tsx')).Palette)
const KeyHelp = lazyExtra(async () => (await import('../shared/KeyHelp.tsx')).KeyHelp)

/** The box in the top bar opens the palette, where people, pages and actions are found together. */
export function SearchBox() {
  const { t } = useLingui()
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null)
  const search = useSearchOfFeatures()
  useRememberedRecords()
  const placeholder = t`Search people, companies and tickets`
  const close = () => setOpen(null)
  const typedBefore = useTypedBefore(open === 'palette')
  useActions([
    { id: 'palette', title: placeholder, group: 'general', keys: '$mod+k', run: () => setOpen('palette') },
    { id: 'search', title: t`Search`, group: 'general', keys: '/', run: () => setOpen('palette') },
    { id: 'keys', title: t`Keys`, group: 'general', keys: '?', run: () => setOpen('keys') },
  ])
  return (
    <>
      <button
        type="button"
        className={css.box}
        aria-keyshortcuts="/ Control+k"
        aria-haspopup="dialog"
        onClick={() => setOpen('palette')}
      >
        <Icon name="search" />
        <span>{placeholder}</span>
        <Kbd keys="/" />
      </button>
      <Suspense>
        {open === 'palette' && (
          <Palette typedBefore={typedBefore} onClose={close} search={search} placeholder={placeholder} />
        )}
        {open === 'keys' && <KeyHelp onClose={close} />}
      </Suspense>
    </>
  )
}

/** What is typed until the palette's field has the focus belongs in it, and is no key of the page. */
function useTypedBefore(isOpen: boolean): TypedBefore {
  const [typed] = useState<TypedBefore>(() => ({ text: '', isEntered: false, tell: null }))
  useEffect(() => {
    if (!isOpen) return
    Object.assign(typed, { text: '', isEntered: false })
    const end = () => window.removeEventListener('keydown', keep, true)
    const keep = (event: KeyboardEvent) => {
      if (document.activeElement?.matches('dialog:modal input')) return end()
      const { key, ctrlKey, metaKey } = event
      if (ctrlKey || metaKey) return
      if (key === 'Enter') typed.isEntered = true
      else if (key === 'Backspace') typed.text = typed.text.slice(0, -1)
      else if (key.length === 1) typed.text += key
      else return
      typed.tell?.()
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('keydown', keep, true)
    return end
  }, [isOpen, typed])
  return typed
}

function useSearchOfFeatures() {
  const navigate = useNavigate()
  const { features, session } = useAgent()
  return async (text: string, signal: AbortSignal): Promise<PaletteRecord[]> => {
    const found = await Promise.all(features.map(({ search }) => search?.(text, signal) ?? []))
    return found
      .flat()
      .filter((record) => isFor(session, record))
      .map(({ to, ...record }) => ({ ...record, run: () => void navigate({ href: to }) }))
  }
}
