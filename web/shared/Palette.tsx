import { useLingui } from '@lingui/react/macro'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
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
import css from './palette.module.css'

export type PaletteRecord = {
  id: string
  title: string
  detail?: string
  /** What could be made because nothing was found: it stands last, so that Enter takes what is there. */
  isOffer?: true
  run: () => void
}

type PaletteProps = {
  onClose: () => void
  /** Asks the server for records, from two written characters on. */
  search: (text: string, signal: AbortSignal) => Promise<PaletteRecord[]>
  placeholder: string
}

/** Everything that can be opened or done from here, by its name: records first, then actions and pages. */
export function Palette({ onClose, search, placeholder }: PaletteProps) {
  const { t } = useLingui()
  const [written, setWritten] = useState('')
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
  return (
    <PaletteDialog label={t`Search and commands`} onClose={onClose}>
      <Autocomplete inputValue={written} onInputChange={setWritten}>
        <SearchField className={css.field} aria-label={placeholder} autoFocus>
          <Icon name="search" />
          <Input placeholder={placeholder} className={css.input} />
          <Kbd keys="Escape" />
        </SearchField>
        <Menu
          className={`${menuCss.menu} ${css.list}`}
          aria-label={t`Results`}
          renderEmptyState={() => <Nothing isSearching={records.isFetching} />}
        >
          {known.length > 0 && <Records title={t`Records`} records={known} go={go} />}
          {actions.length > 0 && (
            <MenuSection>
              <Header className={css.head}>{t`Pages and actions`}</Header>
              {actions.map((action) => (
                <ActionItem key={action.id} action={action} onAction={go(action.run)} />
              ))}
            </MenuSection>
          )}
          {offers.length > 0 && <Records title={t`New`} records={offers} go={go} />}
        </Menu>
      </Autocomplete>
    </PaletteDialog>
  )
}

type RecordsProps = { title: string; records: PaletteRecord[]; go: (run: () => void) => () => void }

function Records({ title, records, go }: RecordsProps) {
  return (
    <MenuSection>
      <Header className={css.head}>{title}</Header>
      {records.map(({ id, title: name, detail, run }) => (
        <MenuItem key={id} id={id} textValue={name} className={menuCss.item} onAction={go(run)}>
          <span>{name}</span>
          {detail && <span className="meta">{detail}</span>}
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
  const isLong = text.length >= 2
  const { data = [], isFetching } = useQuery({
    queryKey: ['palette', text],
    queryFn: async ({ signal }) => {
      await pause(120, signal)
      return search(text, signal)
    },
    enabled: isLong,
    placeholderData: keepPreviousData,
    retry: false,
  })
  return { found: isLong ? data : [], isFetching }
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
