import { Trans, useLingui } from '@lingui/react/macro'
import type { UnknownAccountAnswer } from '../../../server/modules/routing/wire.ts'
import { api } from '../../shared/api.ts'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'

/** `/area/mail/unknown-account/<what the link carries>`: whoever was added by mistake says so. */
export function UnknownAccountPage() {
  const { t } = useLingui()
  return (
    <MailLinkPage<UnknownAccountAnswer> purpose="unknown-account">
      {({ account, email, workspace, isSaid }, { path, take }) =>
        isSaid ? (
          <>
            <PageTitle title={t`Thank you for telling`} />
            <p className={css.lead}>
              <Trans>
                <b>{email}</b> gets no more mail about the account <b>{account}</b>. Its main user and the
                support of {workspace.name} have been told.
              </Trans>
            </p>
          </>
        ) : (
          <>
            <PageTitle title={t`An account that you do not know`} />
            <p className={css.lead}>
              <Trans>
                Somebody of the account <b>{account}</b> gave <b>{email}</b> to {workspace.name}, to get
                copies of its mails. If that is a mistake, say so: no more mail about it will come, and its
                main user and the support will be told.
              </Trans>
            </p>
            <AnswerForm
              label={t`An account that you do not know`}
              failed={t`Nothing was changed`}
              send={() => api.post<UnknownAccountAnswer>(path)}
              onAnswered={take}
            >
              <SubmitButton>{t`I do not know this account`}</SubmitButton>
            </AnswerForm>
          </>
        )
      }
    </MailLinkPage>
  )
}
