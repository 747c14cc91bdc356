import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { providerQuery } from '../../shared/provider.ts'
import { sessionQuery } from '../../shared/session.ts'
import { buttonClass } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { paths } from '../paths.ts'
import css from './entering.module.css'

/** For every link that does not stand, whatever the reason: what to do, and never whom it was for. */
export function LinkGone({ isJustUsed = false }: { isJustUsed?: boolean }) {
  const { t } = useLingui()
  const { data: session, isPending } = useQuery({ ...sessionQuery('area'), retry: false, staleTime: 0 })
  return (
    <>
      <PageTitle title={isJustUsed ? t`This link has just been used` : t`This link no longer works`} />
      <p className={css.lead}>
        {isJustUsed
          ? t`Perhaps by you, in another tab or on another device. Each link works once.`
          : t`Each link works once, for a limited time, and a newer one replaces it. It may also have been cut off on its way: then it helps to copy it whole from the mail.`}
      </p>
      {session && <SignedInAlready name={session.person.name} />}
      {!session && !isPending && <WaysIn />}
    </>
  )
}

/** The link may have been used in another tab of this very browser: then there is nothing left to do. */
function SignedInAlready({ name }: { name: string }) {
  const { t } = useLingui()
  return (
    <Say tone="ok" role="status" title={t`You are signed in as ${name}`}>
      <p className={css.onward}>
        <Link className={buttonClass('primary')} to={paths.home()}>{t`Go to the client area`}</Link>
      </p>
    </Say>
  )
}

function WaysIn() {
  const { t } = useLingui()
  const { data: provider } = useQuery(providerQuery)
  const name = provider?.name ?? ''
  return (
    <dl className={css.ways}>
      <div>
        <dt>{t`Have you chosen a password already?`}</dt>
        <dd>
          <Link to={paths.signIn()}>{t`Sign in with it`}</Link>
        </dd>
      </div>
      <div>
        <dt>{t`Not yet, or have you forgotten it?`}</dt>
        <dd>
          <Link to={paths.forgotten()}>{t`Ask for another link`}</Link>
        </dd>
      </div>
      <div>
        <dt>{t`Does nothing arrive?`}</dt>
        <dd>
          <Trans>Ask {name} to send you the mail again, to the address they know you by.</Trans>
        </dd>
      </div>
    </dl>
  )
}
