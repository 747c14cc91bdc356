import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { SignedIn } from '../../../server/modules/identity/wire.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { SecondFactor } from '../../shared/SecondFactor.tsx'
import { LinkPage } from '../../shared/security/LinkPage.tsx'
import { useGoIn } from '../../shared/security/use-go-in.ts'
import { paths } from '../paths.ts'
import css from './entering.module.css'
import { LinkGone } from './LinkGone.tsx'
import { UseLink } from './UseLink.tsx'
import { useMailedToken } from './use-mailed-token.ts'

const place = '/api/magic-link/area'

/** `/area/enter/<token>`: signs in without the password. */
export function EnterPage() {
  const { t } = useLingui()
  const token = useMailedToken()
  const goIn = useGoIn('area')
  const [owesCode, setOwesCode] = useState(false)
  if (owesCode)
    return <SecondFactor door="area" onDone={() => void goIn()} onBack={() => setOwesCode(false)} />
  return (
    <LinkPage place={place} token={token} gone={(isJustUsed) => <LinkGone isJustUsed={isJustUsed} />}>
      {({ name, email, workspace }, onGone) => (
        <>
          <PageTitle title={t`Hello, ${name}`} />
          <p className={css.lead}>
            <Trans>
              You are about to enter the client area of {workspace} as <b>{email}</b>.
            </Trans>
          </p>
          <UseLink
            place={place}
            token={token}
            label={t`Sign in`}
            failed={t`You could not be signed in`}
            pending={t`Signing in…`}
            onUsed={({ state }: SignedIn) => (state === 'half' ? setOwesCode(true) : void goIn())}
            onGone={onGone}
            also={<Link to={paths.signIn()}>{t`Sign in with the password`}</Link>}
          >
            {t`Sign in`}
          </UseLink>
        </>
      )}
    </LinkPage>
  )
}
