import { useLingui } from '@lingui/react/macro'
import { useRef } from 'react'
import { Button } from '../../ui/Button.tsx'
import { Icon } from '../../ui/Icon.tsx'
import { formatBytes } from './format-bytes.ts'
import css from './messages.module.css'
import type { Uploads } from './use-uploads.ts'

/** The button that chooses files for a message. */
export function Attach({ uploads }: { uploads: Uploads }) {
  const { t } = useLingui()
  const chooser = useRef<HTMLInputElement>(null)
  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        aria-label={t`Attach files`}
        onChange={({ target }) => {
          uploads.add(target.files ?? [])
          target.value = ''
        }}
      />
      <Button look="quiet" icon="clip" onClick={() => chooser.current?.click()}>{t`Attach files`}</Button>
    </>
  )
}

/** The files that were chosen: how far each is, and why one was not taken. */
export function ChosenFiles({ uploads: { files, remove } }: { uploads: Uploads }) {
  const { t } = useLingui()
  return (
    <>
      {files.length > 0 && (
        <ul className={css.files} aria-label={t`Attachments`}>
          {files.map(({ key, name, size, part, id, problem }) => (
            <li key={key} className={css.file}>
              <Icon name="clip" />
              <span>
                {name}, {formatBytes(size)}
              </span>
              {id === null && problem === null && (
                <progress value={part} aria-label={t`${name} is being sent`} />
              )}
              {problem !== null && <span className={css.wrong}>{problem}</span>}
              <Button look="link" onClick={() => remove(key)} aria-label={t`Remove ${name}`}>
                {t`Remove`}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <p className="visually-hidden" role="status">
        {files.map(({ name, id, problem }) => {
          if (problem !== null) return `${name}: ${problem}. `
          return id === null ? '' : `${t`${name} is attached`}. `
        })}
      </p>
    </>
  )
}
