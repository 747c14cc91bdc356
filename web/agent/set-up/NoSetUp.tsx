import { Trans, useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import css from './set-up.module.css'

/** Instead of the form when there is a workspace already. */
export function SetUpDone() {
  const { t } = useLingui()
  return (
    <div className={css.words}>
      <PageTitle title={t`Set-up has been done`} />
      <p>{t`This installation has its owner already, and the link of the set-up is worth nothing any more. What remains to be arranged is under Settings.`}</p>
      <p>
        <Link className={buttonClass('primary')} to={paths.gettingStarted()}>{t`Go to the portal`}</Link>
      </p>
    </div>
  )
}

/** When there is no workspace yet and the link has no secret, or not the right one. */
export function SetUpLinkMissing({ hasLink }: { hasLink: boolean }) {
  const { t } = useLingui()
  return (
    <div className={css.words}>
      <PageTitle title={hasLink ? t`This link does not open the set-up` : t`The set-up link is needed`} />
      <p>
        {hasLink
          ? t`It was cut off on the way, or it belongs to another installation.`
          : t`This installation has not been set up yet. So that nobody else can claim it, set-up opens only with the link that the program prints when it starts.`}
      </p>
      <WhereTheLinkIs />
    </div>
  )
}

/** Where an operator finds the link. */
function WhereTheLinkIs() {
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
