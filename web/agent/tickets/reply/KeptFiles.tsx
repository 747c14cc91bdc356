import { useLingui } from '@lingui/react/macro'
import type { Draft } from '../../../../server/modules/tickets/wire.ts'
import { formatBytes } from '../../../shared/messages/format-bytes.ts'
import { Chip } from '../../../ui/Chip.tsx'
import css from './reply.module.css'

type KeptFilesProps = { files: Draft['uploads']; onRemove: (left: Draft['uploads']) => void }

/** Files of a draft that was taken up again. */
export function KeptFiles({ files, onRemove }: KeptFilesProps) {
  const { t } = useLingui()
  if (files.length === 0) return null
  return (
    <ul className={css.kept} aria-label={t`Attachments of the draft`}>
      {files.map(({ id, name, size }) => (
        <li key={id}>
          <Chip name={name} onRemove={() => onRemove(files.filter((file) => file.id !== id))}>
            {name}, {formatBytes(size)}
          </Chip>
        </li>
      ))}
    </ul>
  )
}
