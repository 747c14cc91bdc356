import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { Autocomplete } from 'react-aria-components/Autocomplete'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { SearchField } from 'react-aria-components/SearchField'
import { ariaKeys } from '../ui/Button.tsx'
import { Icon } from '../ui/Icon.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import menuCss from '../ui/menu.module.css'
import { PaletteDialog } from '../ui/PaletteDialog.tsx'
import { matchesFolded } from './fold.ts'
import { type Action, useOfferedActions } from './keys.ts'
import { Marked } from './Marked.tsx'
import css from './palette.module.css'

export type PaletteRecord = {
  id: string
  title: string
  detail?: string
  /** What it is, in a word. */
  label?: string
  /** What could be made because nothing was found: it stands last, so that Enter takes what is there. */
  isOffer?: true
  run: () => void
}

/** What was typed before the palette's field had the focus, and whom to tell when it grows. */
export type TypedBefore = { text: string; isEntered: boolean; tell: (() => void) | null }

type PaletteProps = {
  typedBefore: TypedBefore
  onClose: () => void
  /** Asks the server for records; of an empty text those opened last. */
  search: (text: string, signal: AbortSignal) => Promise<PaletteRecord[]>
  placeholder: string
}

/** Everything that can be opened or done from here, by its name: records first, then actions and pages. */
export function Palette({ typedBefore, onClose, search, placeholder }: PaletteProps) {
  const { t } = useLingui()
  const [written, setWritten] = useState(() => typedBefore.text)
  const records = useRecords(written, search)
  const actions = useOfferedActions().filter(
    ({ title, id }) => !['palette', 'search'].includes(id) && matchesFolded(title, written),
  )
  const known = records.found.filter(({ isOffer }) => !isOffer)
  const offers = records.found.filter(({ isOffer }) => isOffer)
  const go = (run: () => void) => () => {
    onClose()
    run()
  }
  const first = known[0] ?? actions[0] ?? offers[0]
  // Enter on a name that is still searched for takes what is found for it, never what older letters had found.
  const [isAwaited, setAwaited] = useState(false)
  useLayoutEffect(() => {
    typedBefore.tell = () => {
      setWritten(typedBefore.text)
      setAwaited(typedBefore.isEntered)
    }
    typedBefore.tell()
    return () => {
      typedBefore.tell = null
    }
  }, [typedBefore])
  const isMoved = useRef(false)
  const write = (text: string) => {
    isMoved.current = false
    setAwaited(false)
    setWritten(text)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') isMoved.current = true
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || isMoved.current) return
    const isOnResult = event.target instanceof Element && event.target.hasAttribute('aria-activedescendant')
    if (records.isFresh && isOnResult) return
    event.preventDefault()
    event.stopPropagation()
    setAwaited(true)
  }
  useEffect(() => {
    if (!isAwaited || !records.isFresh) return
    setAwaited(false)
    if (!first) return
    onClose()
    first.run()
  }, [isAwaited, records.isFresh, first, onClose])
  return (
    <PaletteDialog label={t`Search and commands`} onClose={onClose}>
      <Autocomplete inputValue={written} onInputChange={write}>
        {/* Before the list takes the key. */}
        <div onKeyDownCapture={press}>
          <SearchField className={css.field} aria-label={placeholder} autoFocus>
            <Icon name="search" />
            <Input placeholder={placeholder} className={css.input} />
            <Kbd keys="Escape" />
          </SearchField>
        </div>
        <Menu
          className={`${menuCss.menu} ${css.list}`}
          aria-label={t`Results`}
          renderEmptyState={() => <Nothing isSearching={records.isFetching} />}
        >
          {known.length > 0 && (
            <Records
              title={written.trim() === '' ? t`Opened last` : t`Records`}
              records={known}
              written={written}
              go={go}
            />
          )}
          {actions.length > 0 && (
            <MenuSection>
              <Header className={css.head}>{t`Pages and actions`}</Header>
              {actions.map((action) => (
                <ActionItem key={action.id} action={action} onAction={go(action.run)} />
              ))}
            </MenuSection>
          )}
          {offers.length > 0 && <Records title={t`New`} records={offers} written="" go={go} />}
        </Menu>
      </Autocomplete>
    </PaletteDialog>
  )
}

type RecordsProps = {
  title: string
  records: PaletteRecord[]
  /** What is marked in them. */
  written: string
  go: (run: () => void) => () => void
}

function Records({ title, records, written, go }: RecordsProps) {
  return (
    <MenuSection>
      <Header className={css.head}>{title}</Header>
      {records.map(({ id, title: name, detail, label, run }) => (
        <MenuItem key={id} id={id} textValue={name} className={menuCss.item} onAction={go(run)}>
          <span>
            <Marked text={name} query={written} />
          </span>
          {detail && (
            <span className="meta">
              <Marked text={detail} query={written} />
            </span>
          )}
          {label && <span className={`meta ${css.label}`}>{label}</span>}
        </MenuItem>
      ))}
    </MenuSection>
  )
}

function ActionItem({ action: { id, title, keys }, onAction }: { action: Action; onAction: () => void }) {
  return (
    <MenuItem
      id={id}
      textValue={title}
      className={menuCss.item}
      onAction={onAction}
      aria-keyshortcuts={keys && ariaKeys(keys)}
    >
      {title}
      {keys && <Kbd keys={keys} />}
    </MenuItem>
  )
}

function Nothing({ isSearching }: { isSearching: boolean }) {
  const { t } = useLingui()
  return <p className={css.nothing}>{isSearching ? t`Searching…` : t`Nothing matches`}</p>
}

function useRecords(written: string, search: PaletteProps['search']) {
  const text = useDeferredValue(written.trim())
  const {
    data = [],
    isFetching,
    isPending,
    isPlaceholderData,
  } = useQuery({
    queryKey: ['palette', text],
    queryFn: async ({ signal }) => {
      if (text !== '') await pause(120, signal)
      return search(text, signal)
    },
    placeholderData: keepPreviousData,
    retry: false,
  })
  const isFresh = text === written.trim() && !isPending && !isPlaceholderData
  return { found: data, isFetching, isFresh }
}

/** A key within this time makes the request needless; the abort of the older query then ends it. */
function pause(milliseconds: number, signal: AbortSignal) {
  return new Promise<void>((resolve, reject) => {
    const clock = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => {
      clearTimeout(clock)
      reject(signal.reason)
    })
  })
}
