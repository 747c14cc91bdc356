import { useLingui } from '@lingui/react/macro'
import { type ComponentPropsWithRef, useState } from 'react'
import { Button } from './Button.tsx'
import css from './password-input.module.css'
import { TextInput } from './TextInput.tsx'

/** A password that can be pasted, and shown while it is written. Give `autoComplete`: `new-password` or `current-password`. */
export function PasswordInput(props: ComponentPropsWithRef<'input'>) {
  const { t } = useLingui()
  const [isShown, setShown] = useState(false)
  return (
    <div className={css.whole}>
      <TextInput autoCapitalize="none" spellCheck={false} {...props} type={isShown ? 'text' : 'password'} />
      <Button
        aria-label={isShown ? t`Hide the password` : t`Show the password`}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? t`Hide` : t`Show`}
      </Button>
    </div>
  )
}
