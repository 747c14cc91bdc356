import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type CSSProperties, type FormEvent, useId, useState } from 'react'
import type { MergedContacts, MergePreview } from '../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { formatList } from '../../shared/formats.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { isRead } from '../../ui/is-read.ts'
import { Say } from '../../ui/Say.tsx'
import { RecordPicker } from '../directory/record/RecordPicker.tsx'
import { paths } from '../paths.ts'
import { useUndo } from '../trail/use-undo.ts'
import type { Chosen } from './chosen.ts'
import { Differences } from './Differences.tsx'
import { findContactBut } from './find-contact.ts'
import css from './merging.module.css'
import { mostAtOnce } from './queries.ts'
import { Survivor } from './Survivor.tsx'
import { WhatHappens } from './WhatHappens.tsx'

type MergeFormProps = {
  preview: MergePreview
  /** Other contacts are to be compared, or the same with another survivor. */
  onShow: (survivor: number, others: readonly number[]) => void
}

/** Who stays, in what they differ, and what happens: then they become one. */
export function MergeForm({ preview, onShow }: MergeFormProps) {
  const { t } = useLingui()
  const picker = useId()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const [chosen, setChosen] = useState<Chosen>({ choices: {}, email: null, company: null })
  const [isMerging, setMerging] = useState(false)
  const [refused, setRefused] = useState<string[]>([])
  const [survivor, ...others] = preview.contacts.map(({ contact }) => contact)
  if (!survivor) return null
  const ids = others.map(({ id }) => id)
  const first = <Each,>(one: Each | null, all: readonly Each[]): Each[] =>
    one === null ? [...all] : [one, ...all.filter((each) => each !== one)]
  const all = [survivor, ...others]
  const addresses = all.flatMap(({ emails }) => emails.map(({ address }) => address))
  const companies = [...new Set(all.flatMap((contact) => contact.companies.map(({ id }) => id)))]
  const merge = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!isRead(event.currentTarget)) return
    setMerging(true)
    try {
      const { undoId } = await api.post<MergedContacts>(
        `/api/agent/contacts/${survivor.id}/merges`,
        {
          contacts: ids,
          choices: chosen.choices,
          ...(chosen.email === null ? {} : { emails: first(chosen.email, addresses) }),
          ...(chosen.company === null ? {} : { companies: first(chosen.company, companies) }),
        },
        { version: survivor.version },
      )
      await navigate({ to: paths.contact(survivor.id) })
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      const goes = formatList(others.map(({ name }) => name))
      toast(t`Merged ${goes} into ${survivor.name}`, () => undo(undoId))
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      setMerging(false)
      if (problem.status === 412) await queryClient.invalidateQueries({ queryKey: ['merge-preview'] })
      const told = problem.problems.map(({ message }) => message)
      setRefused(told.length > 0 ? told : [problem.message])
    }
  }
  const standing = [...new Set([...preview.problems.map(({ message }) => message), ...refused])]
  return (
    <form
      className={css.form}
      style={{ '--contacts': all.length } as CSSProperties}
      onSubmit={(event) => void merge(event)}
      noValidate
    >
      {standing.length > 0 && (
        <Say tone="danger" role="alert" title={t`They cannot be merged like this`}>
          {standing.map((message) => (
            <p key={message}>{message}</p>
          ))}
        </Say>
      )}
      <Survivor
        preview={preview}
        onChoose={(id) =>
          onShow(
            id,
            all.map((each) => each.id).filter((each) => each !== id),
          )
        }
        onLeaveOut={(id) => {
          const [next, ...rest] = all.map((each) => each.id).filter((each) => each !== id)
          if (next) onShow(next, rest)
        }}
      />
      {all.length < mostAtOnce && (
        <div className={css.more}>
          <label htmlFor={picker}>{t`One more contact`}</label>
          <RecordPicker
            aria-label={t`One more contact`}
            kind={`contact to merge with ${all.map(({ id }) => id).join(' ')}`}
            find={findContactBut(all.map(({ id }) => id))}
            onPick={({ id }) => onShow(survivor.id, [...ids, Number(id)])}
          />
        </div>
      )}
      <Differences preview={preview} chosen={chosen} onChoose={setChosen} />
      <WhatHappens preview={preview} />
      <div className={css.acts}>
        <Button
          look="primary"
          type="submit"
          pending={isMerging && t`Merging…`}
          reason={others.length === 0 && t`There is no other contact`}
        >
          {t`Merge`}
        </Button>
        <Button onClick={() => void navigate({ to: paths.contact(survivor.id) })}>{t`Cancel`}</Button>
      </div>
    </form>
  )
}
