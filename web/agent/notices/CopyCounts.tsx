import { Plural, useLingui } from '@lingui/react/macro'
import type { NoticeItem } from '../../../server/modules/notices/wire.ts'
import { Status } from '../../ui/Status.tsx'
import css from './notices.module.css'

type CopyCountsProps = { counts: NoticeItem['counts']; isEscalated?: boolean }

/** What became of the copies: how many left, are on their way or kept in the outbox, will not arrive, were withdrawn. */
export function CopyCounts({ counts, isEscalated = false }: CopyCountsProps) {
  const { t } = useLingui()
  const { waiting, kept, sent, failed, withdrawn } = counts
  return (
    <span className={css.counts}>
      {sent > 0 && (
        <Status shape="full">
          <Plural value={sent} one="# sent" other="# sent" />
        </Status>
      )}
      {waiting > 0 && (
        <Status shape="half">
          <Plural value={waiting} one="# on its way" other="# on their way" />
        </Status>
      )}
      {kept > 0 && (
        <Status shape="diamond">
          <Plural value={kept} one="# kept in the outbox" other="# kept in the outbox" />
        </Status>
      )}
      {failed > 0 && (
        <Status shape="cross">
          <Plural value={failed} one="# rejected" other="# rejected" />
        </Status>
      )}
      {withdrawn > 0 && (
        <Status shape="square" tone="plain">
          <Plural value={withdrawn} one="# withdrawn" other="# withdrawn" />
        </Status>
      )}
      {sent + waiting + kept + failed + withdrawn === 0 && <Status shape="ring">{t`To nobody`}</Status>}
      {isEscalated && <Status shape="triangle">{t`Nobody reached`}</Status>}
    </span>
  )
}
