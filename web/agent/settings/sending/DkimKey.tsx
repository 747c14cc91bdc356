import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { DkimCheckAnswer, DkimKeyAnswer } from '../../../../server/modules/delivery/wire.ts'
import { api } from '../../../shared/api.ts'
import { formatDay } from '../../../shared/formats.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { CopyButton } from '../../../ui/CopyButton.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Status } from '../../../ui/Status.tsx'
import { orTold } from '../fields/use-field-changes.ts'
import { dkimQuery } from './queries.ts'
import css from './sending.module.css'

const recordType = 'TXT'

/** One key with its record. */
export function DkimKey({ dkimKey }: { dkimKey: DkimKeyAnswer }) {
  const { t } = useLingui()
  const { selector, record, state, inUseSince } = dkimKey
  const [found, setFound] = useState<DkimCheckAnswer>()
  return (
    <article className={css.key} aria-label={t`Key ${selector}`}>
      <Facts>
        <Fact name={t`State`}>
          {state === 'in-use' ? (
            <Status shape="full">{inUseSince ? t`Signs since ${formatDay(inUseSince)}` : t`Signs`}</Status>
          ) : (
            <Status shape="diamond">{t`Waits for its record`}</Status>
          )}
        </Fact>
        <Fact name={t`Type`}>{recordType}</Fact>
        <Fact name={t`Name`}>
          <code className={css.record}>{record.name}</code>
          <span className={css.copy}>
            <CopyButton look="link" text={record.name}>{t`Copy the name`}</CopyButton>
          </span>
        </Fact>
        <Fact name={t`Value`}>
          <code className={css.record}>{record.value}</code>
          <span className={css.copy}>
            <CopyButton look="link" text={record.value}>{t`Copy the value`}</CopyButton>
          </span>
        </Fact>
      </Facts>
      {found && <Found check={found} />}
      <KeyActions dkimKey={dkimKey} onChecked={setFound} />
    </article>
  )
}

function Found({ check: { found, records } }: { check: DkimCheckAnswer }) {
  const { t } = useLingui()
  switch (found) {
    case 'right':
      return <Say tone="ok" role="status" title={t`The record is there and right.`} />
    case 'missing':
      return (
        <Say tone="warn" role="status" title={t`The record is not there yet.`}>
          <p>{t`A new record can take up to some hours until it is seen everywhere.`}</p>
        </Say>
      )
    case 'other':
      return (
        <Say tone="danger" role="status" title={t`There is another record under this name.`}>
          {records.map((each) => (
            <p key={each}>
              <code className={css.record}>{each}</code>
            </p>
          ))}
        </Say>
      )
    case 'unknown':
      return (
        <Say tone="warn" role="status" title={t`DNS could not be asked. It can be tried again in a while.`} />
      )
  }
}

type KeyActionsProps = { dkimKey: DkimKeyAnswer; onChecked: (check: DkimCheckAnswer) => void }

function KeyActions({ dkimKey: { id, selector, state }, onChecked }: KeyActionsProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const path = `/api/agent/dkim-keys/${id}`
  const run = async (action: () => Promise<unknown>) => {
    setBusy(true)
    await orTold(action)
    setBusy(false)
    await queryClient.invalidateQueries({ queryKey: dkimQuery.queryKey })
  }
  const check = async () => onChecked(await api.post<DkimCheckAnswer>(`${path}/check`))
  const use = async () => {
    await api.put(`${path}/use`, undefined)
    toast(t`Mail is signed with ${selector} from now on`)
  }
  const retire = async () => {
    await api.delete(`${path}/use`)
    toast(t`Key ${selector} retired`)
  }
  return (
    <div className={css.actions}>
      <Button pending={isBusy && t`Working…`} onClick={() => void run(check)}>{t`Check the record`}</Button>
      {state === 'new' && <Button look="primary" onClick={() => void run(use)}>{t`Take into use`}</Button>}
      <Button look="danger" onClick={() => void run(retire)}>{t`Retire`}</Button>
    </div>
  )
}
