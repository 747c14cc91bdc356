import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../../../ui/Button.tsx'
import { CompanyPicker, type PickedCompany } from './CompanyPicker.tsx'
import css from './membership.module.css'

type AnotherCompanyProps = {
  /** Words of the button behind which one is picked; without them the picker stands open. */
  button: ReactNode
  /** Companies that are there already. */
  except: number[]
  onPick: (company: PickedCompany) => unknown
}

/** The way to one more company. Opened, the focus is in the picker; picked, it is back on the button. */
export function AnotherCompany({ button, except, onPick }: AnotherCompanyProps) {
  const { t } = useLingui()
  const [isOpen, setOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  const next = useRef<'input' | 'opener' | null>(null)
  useEffect(() => {
    const target = next.current === 'input' ? input.current : opener.current
    if (!next.current || !target) return
    next.current = null
    target.focus()
  })
  const open = () => {
    next.current = 'input'
    setOpen(true)
  }
  const pick = (picked: PickedCompany) => {
    next.current = 'opener'
    setOpen(false)
    onPick(picked)
  }
  if (isOpen || !button)
    return <CompanyPicker label={t`Add a company`} except={except} onPick={pick} ref={input} />
  return (
    <p className={css.another}>
      <Button look="link" ref={opener} onClick={open}>
        {button}
      </Button>
    </p>
  )
}
