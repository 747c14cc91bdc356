import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AddressChanged } from '../../../server/modules/identity/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { linkPath, type StandingLink } from '../../shared/security/link.ts'
import { Button, buttonClass } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { paths } from '../paths.ts'
import css from './identity.module.css'
import { LinkGone } from './LinkGone.tsx'

const place = '/api/address/agent'

/** `/agent/address/<token>`: confirms the address to sign in with. A button does it, so that opening the mail does not. */
export function AddressPage() {
  const [confirmed, setConfirmed] = useState<string>()
  const { token = '' } = useParams({ strict: false })
  if (confirmed) return <Confirmed email={confirmed} />
  return (
    <LinkPage place={place} token={token} gone={() => <AddressGone />}>
      {(link, onGone) => <Confirm {...{ link, token, onGone }} onDone={setConfirmed} />}
    </LinkPage>
  )
}

function AddressGone() {
  const { t } = useLingui()
  return (
    <LinkGone
      title={t`This link no longer works`}
      actions={<Link className={buttonClass('primary')} to={paths.me()}>{t`Go to the profile`}</Link>}
    >
      <p>{t`A link to confirm an address can be used once, for one day, and a newer one replaces it. Perhaps it was cut off on the way: copying it whole from the e-mail may help.`}</p>
      <p>{t`The profile says which address holds now, and can send another link.`}</p>
    </LinkGone>
  )
}

type ConfirmProps = { link: StandingLink; token: string; onGone: () => void; onDone: (email: string) => void }

function Confirm({ link, token, onGone, onDone }: ConfirmProps) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<ApiProblem>()
  const confirm = async () => {
    setBusy(true)
    setFailure(undefined)
    try {
      const { email } = await api.post<AddressChanged>(linkPath(place, token))
      queryClient.removeQueries({ queryKey: ['session'] })
      onDone(email)
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      if (problem.status === 404) return onGone()
      setFailure(problem)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.words}>
      <PageTitle title={t`Confirm the new address`} />
      {failure && (
        <Say tone="danger" role="alert" title={t`It could not be confirmed`}>
          {failure.isOffline
            ? t`There is no connection to the server. Nothing has been lost: try again.`
            : (failure.problems[0]?.message ?? failure.message)}
        </Say>
      )}
      <p>
        <Trans>
          {link.name}, from now on the portal is entered with <b>{link.email}</b>. The former address is told
          of the change, and every open session ends.
        </Trans>
      </p>
      <p>
        <Button look="primary" pending={isBusy && t`Confirming…`} onClick={() => void confirm()}>
          {t`Confirm the address`}
        </Button>
      </p>
    </div>
  )
}

function Confirmed({ email }: { email: string }) {
  const { t } = useLingui()
  return (
    <div className={css.words}>
      <PageTitle title={t`The address has been changed`} />
      <p>
        <Trans>
          Sign in with <b>{email}</b> and the same password as before.
        </Trans>
      </p>
      <p>
        <Link className={buttonClass('primary')} to={paths.signIn()}>{t`Sign in`}</Link>
      </p>
    </div>
  )
}
