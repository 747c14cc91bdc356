import { useLingui } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Button } from '../ui/Button.tsx'
import { Mark } from '../ui/Mark.tsx'
import css from '../ui/shell.module.css'
import { speak } from './locale.tsx'
import { Toasts } from './Toasts.tsx'

/** The frame of pages for people who are not signed in: one column under a bar, with the other language offered. */
export function OpenShell({ name, children }: { name?: string | undefined; children: ReactNode }) {
  const { i18n } = useLingui()
  const other =
    i18n.locale === 'es' ? { language: 'en', title: 'English' } : { language: 'es', title: 'Español' }
  return (
    <div className={css.open}>
      <header className={css.bar}>
        <span className={css.brand}>
          {name ?? (
            <>
              <Mark />
              Encopia
            </>
          )}
        </span>
        <span lang={other.language}>
          <Button look="link" onClick={() => void speak(other.language)}>
            {other.title}
          </Button>
        </span>
      </header>
      <main id="main" className={css.sheet}>
        {children}
      </main>
      <Toasts />
    </div>
  )
}
