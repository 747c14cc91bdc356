import { useLingui } from '@lingui/react/macro'
import { type FormEvent, type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { isRead } from '../../../ui/is-read.ts'
import { Select, TextInput } from '../../../ui/TextInput.tsx'
import { EditInPlace } from '../../directory/record/EditInPlace.tsx'
import recordCss from '../../directory/record/record.module.css'
import type { FactChoice } from './use-choices.ts'

type ChoiceFactProps = {
  name: string
  value: string
  shown: ReactNode
  notes?: ReactNode
  choices: FactChoice[]
  /** Of what the choices are called, where it is not the page's. */
  lang?: string
  /** What "none" is called; absent: there has to be one. */
  none?: string
  onOpen?: () => void
  onSave: (value: string) => Promise<unknown>
}

/** A fact that is one of several, chosen where it stands. */
export function ChoiceFact(props: ChoiceFactProps) {
  const { name, value, shown, notes, choices, lang, none, onOpen, onSave } = props
  return (
    <EditInPlace
      name={name}
      value={shown}
      notes={notes}
      permission="tickets.write"
      form={(close) => (
        <PlaceForm name={name} value={value} onClose={close} onSave={onSave} onOpen={onOpen}>
          {(chosen, choose) => (
            <Select aria-label={name} value={chosen} onChange={({ target }) => choose(target.value)}>
              {none !== undefined && <option value="">{none}</option>}
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value} lang={lang}>
                  {choice.label}
                </option>
              ))}
            </Select>
          )}
        </PlaceForm>
      )}
    />
  )
}

type TextFactProps = {
  name: string
  value: string
  shown?: ReactNode
  onSave: (value: string) => Promise<unknown>
}

/** A fact of one line, written where it stands. */
export function TextFact({ name, value, shown, onSave }: TextFactProps) {
  return (
    <EditInPlace
      name={name}
      value={shown ?? value}
      permission="tickets.write"
      form={(close) => (
        <PlaceForm name={name} value={value} onClose={close} onSave={onSave}>
          {(written, write) => (
            <TextInput
              aria-label={name}
              value={written}
              autoComplete="off"
              onChange={({ target }) => write(target.value)}
            />
          )}
        </PlaceForm>
      )}
    />
  )
}

type PlaceFormProps<Value> = {
  name: string
  value: Value
  onClose: () => void
  onSave: (value: Value) => Promise<unknown>
  onOpen?: (() => void) | undefined
  children: (value: Value, change: (value: Value) => void) => ReactNode
}

/** Enter and Save keep what is chosen, Esc leaves everything as it was. */
export function PlaceForm<Value>(props: PlaceFormProps<Value>) {
  const { name, value, onClose, onSave, onOpen, children } = props
  const { t } = useLingui()
  const [now, setNow] = useState(value)
  const [isSaving, setSaving] = useState(false)
  const box = useRef<HTMLFormElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when it opens
  useEffect(() => {
    onOpen?.()
    box.current?.querySelector<HTMLElement>('select, input')?.focus()
  }, [])
  const save = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (isSaving || !isRead(event.currentTarget)) return
    setSaving(true)
    try {
      if (now !== value) await onSave(now)
    } finally {
      onClose()
    }
  }
  const leaveByKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    event.preventDefault()
    onClose()
  }
  return (
    <form
      ref={box}
      className={recordCss.form}
      aria-label={t({ message: `Edit ${name}`, context: 'field' })}
      onSubmit={(event) => void save(event)}
      onKeyDown={leaveByKey}
    >
      {children(now, setNow)}
      <p className={recordCss.formActions}>
        <Button type="submit" look="primary" pending={isSaving && t`Saving…`}>{t`Save`}</Button>
        <Button onClick={onClose}>{t`Cancel`}</Button>
      </p>
    </form>
  )
}
