import { Plural, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { Dialog } from '../../../ui/Dialog.tsx'
import css from '../incoming.module.css'
import type { HeldItem } from '../queries.ts'
import { useHeldChanges } from './use-held-changes.ts'

/** What can be done with the chosen ones together. */
export function HeldBatch({ items, onDone }: { items: HeldItem[]; onDone: () => void }) {
  const { t } = useLingui()
  const { discard } = useHeldChanges()
  const [isAsking, setAsking] = useState(false)
  const ids = items.map(({ id }) => id)
  const count = ids.length
  if (count === 0) return null
  const discardThem = async () => {
    if (await discard(ids)) onDone()
  }
  return (
    <section className={css.batch} aria-label={t`Chosen mails`}>
      <b role="status">
        <Plural value={count} one="# chosen" other="# chosen" />
      </b>
      <Button onClick={() => void discardThem()}>{t`Discard`}</Button>
      <Button onClick={() => setAsking(true)}>{t`Release…`}</Button>
      <Button look="quiet" onClick={onDone}>{t`Cancel`}</Button>
      {isAsking && (
        <AskRelease
          items={items}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false)
            onDone()
          }}
        />
      )}
    </section>
  )
}

type AskReleaseProps = { items: HeldItem[]; onClose: () => void; onDone: () => void }

/** Releasing sends mail in somebody's name: whose, stands there before it is done. */
function AskRelease({ items, onClose, onDone }: AskReleaseProps) {
  const { t } = useLingui()
  const { releaseMany } = useHeldChanges()
  const [isBusy, setBusy] = useState(false)
  const count = items.length
  const release = async () => {
    setBusy(true)
    if (await releaseMany(items.map(({ id }) => id))) return onDone()
    setBusy(false)
  }
  return (
    <Dialog
      title={<Plural value={count} one="Release # mail?" other="Release # mails?" />}
      onClose={onClose}
      actions={
        <>
          <Button look="primary" onClick={() => void release()} pending={isBusy && t`Releasing…`}>
            <Plural value={count} one="Release # mail" other="Release # mails" />
          </Button>
          <Button onClick={onClose}>{t`Cancel`}</Button>
        </>
      }
    >
      <p>
        {t`Each becomes a message of whom it says it is from, in the ticket that it names if that person may write there, else in a new one. Whoever gets copies will read it under that name:`}
      </p>
      <ul className={css.names}>
        {items.map(({ id, from }) => (
          <li key={id}>
            <b>{from?.name || from?.address || t`It does not say`}</b>{' '}
            {from?.name && <span className="meta">{from.address}</span>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
