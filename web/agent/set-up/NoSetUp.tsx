import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import css from './set-up.module.css'

/** Instead of the form when there is a workspace already. */
export function SetUpDone({ isSignedIn = false }: { isSignedIn?: boolean }) {
  const { t } = useLingui()
  return (
    <div className={css.words}>
      <PageTitle title={t`Set-up has been done`} />
      <p>
        {isSignedIn
          ? t`This installation has its owner already. The rest can be arranged under Settings.`
          : t`This installation has its owner already, and the link of the set-up is worth nothing any more.`}
      </p>
      <p>
        {isSignedIn ? (
          <Link
            className={buttonClass('primary')}
            to={paths.gettingStarted()}
          >{t`Go to Getting started`}</Link>
        ) : (
          <Link className={buttonClass('primary')} to={paths.signIn()}>{t`Sign in`}</Link>
        )}
      </p>
    </div>
  )
}

/** When there is no workspace yet and the link has no secret, or one that was cut off. */
export function SetUpLinkMissing() {
  const { t } = useLingui()
  return (
    <div className={css.words}>
      <PageTitle title={t`The set-up link is needed`} />
      <p>{t`This installation has not been set up yet. So that nobody else can claim it, set-up opens only with the link that the program prints when it starts.`}</p>
      <WhereTheLinkIs />
    </div>
  )
}

/** Where an operator finds the link. */
export function WhereTheLinkIs() {
  const { t } = useLingui()
  return (
    <ol className={css.steps}>
      <li>{t`Open the terminal or the log of the program.`}</li>
      <li>
        <Trans>
          Look for the line with <code>/agent/set-up/</code> and open its whole link. It is printed again at
          each start.
        </Trans>
      </li>
    </ol>
  )
}
