import { Trans, useLingui } from '@lingui/react/macro'
import type { VerificationByLinkAnswer } from '../../../server/modules/domains/wire.ts'
import { api } from '../../shared/api.ts'
import { SubmitButton } from '../../shared/form/SubmitButton.tsx'
import { formatDay, formatList } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { AnswerForm } from './AnswerForm.tsx'
import { MailLinkPage } from './MailLinkPage.tsx'
import css from './mail.module.css'

/** `/area/mail/registrant-verification/<what the link carries>`: a registrant reads the mail at her address. */
export function RegistrantVerificationPage() {
  const { t } = useLingui()
  return (
    <MailLinkPage<VerificationByLinkAnswer> purpose="registrant-verification">
      {({ email, domains: all, until, verifiedAt }, { path, take }) => {
        const domains = formatList(all)
        if (verifiedAt !== null)
          return (
            <>
              <PageTitle title={t`Address confirmed`} />
              <p className={css.lead}>
                <Trans>
                  <b>{email}</b> is confirmed as the registrant’s address of {domains}. Nothing more is
                  needed.
                </Trans>
              </p>
            </>
          )
        return (
          <>
            <PageTitle title={t`Confirm the registrant’s address`} />
            <p className={css.lead}>
              <Trans>
                <b>{email}</b> is the registrant’s address of {domains}. Confirm before {formatDay(until)}{' '}
                that you read its mail; otherwise the domain may stop working.
              </Trans>
            </p>
            <AnswerForm
              label={t`Confirm the registrant’s address`}
              failed={t`The address was not confirmed`}
              send={() => api.post<VerificationByLinkAnswer>(path)}
              onAnswered={take}
            >
              <SubmitButton>{t`Confirm the address`}</SubmitButton>
            </AnswerForm>
          </>
        )
      }}
    </MailLinkPage>
  )
}
