import { Trans, useLingui } from '@lingui/react/macro'
import type { FileLinkAnswer } from '../../../server/modules/tickets/wire.ts'
import { formatMoment } from '../../shared/formats.ts'
import { AttachmentLinks } from '../../shared/messages/AttachmentLinks.tsx'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'

/** `/area/mail/attachment/<what the link carries>`: files that were too big for the mail, until they expire. */
export function FilesPage() {
  const { t } = useLingui()
  return (
    <MailLinkPage<FileLinkAnswer> purpose="attachment">
      {({ ticket, workspace, until, state, files }, { path }) =>
        state === 'expired' ? (
          <>
            <PageTitle title={t`These files are no longer here`} />
            <p className={css.lead}>
              {t`They could be downloaded until ${formatMoment(until)}. Whoever still needs them can answer the mail and ask for them.`}
            </p>
          </>
        ) : (
          <>
            <PageTitle title={t`Files of ticket ${ticket}`} />
            <p className={css.lead}>
              <Trans>
                They were too big for the mail of {workspace.name}. They can be downloaded until{' '}
                <b>{formatMoment(until)}</b>.
              </Trans>
            </p>
            <AttachmentLinks attachments={files} pathOf={(position) => `${path}/${position}`} />
            <p className={css.lead}>
              {t`Whoever has this link can download them: forward it only to whom the files are for.`}
            </p>
          </>
        )
      }
    </MailLinkPage>
  )
}
