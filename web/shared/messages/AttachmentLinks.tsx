import { useLingui } from '@lingui/react/macro'
import { Icon } from '../../ui/Icon.tsx'
import { formatBytes } from './format-bytes.ts'
import css from './messages.module.css'

type AttachmentLinksProps = {
  attachments: { position: number; name: string; size: number }[]
  /** Where one is downloaded. */
  pathOf: (position: number) => string
}

/** What came with a message; each is downloaded, never opened here. */
export function AttachmentLinks({ attachments, pathOf }: AttachmentLinksProps) {
  const { t } = useLingui()
  if (attachments.length === 0) return null
  return (
    <ul className={css.files} aria-label={t`Attachments`}>
      {attachments.map(({ position, name, size }) => (
        <li key={position} className={css.file}>
          <Icon name="clip" />
          <span>
            <a href={pathOf(position)} download={name}>
              {name}
            </a>
            , {formatBytes(size)}
          </span>
        </li>
      ))}
    </ul>
  )
}
