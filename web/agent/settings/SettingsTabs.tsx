import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { Tabs } from '../../ui/Tabs.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import css from './settings.module.css'

/** The pages of the settings. */
export function SettingsTabs() {
  const { t } = useLingui()
  const { session } = useAgent()
  const may = (permission: string) => isFor(session, { permission })
  return (
    <div className={css.tabs}>
      <Tabs label={t`Settings`}>
        {may('agents.read') && <Link to={paths.agents()}>{t`Agents`}</Link>}
        <Link to={paths.apiKeys()}>{t`API keys`}</Link>
        <Link to={paths.workspace()}>{t`Workspace`}</Link>
        {may('settings.manage') && (
          <>
            <Link to={paths.fields('contact')}>{t`Contact fields`}</Link>
            <Link to={paths.fields('company')}>{t`Company fields`}</Link>
            <Link to={paths.plan()}>{t`Plan`}</Link>
            <Link to={paths.categories()}>{t`Categories`}</Link>
            <Link to={paths.mailTexts()}>{t`Mail texts`}</Link>
            <Link to={paths.domainEndings()}>{t`Domain endings`}</Link>
          </>
        )}
        <Link to={paths.sending()}>{t`Sending`}</Link>
        {may('settings.manage') && <Link to={paths.gettingStarted()}>{t`Getting started`}</Link>}
      </Tabs>
    </div>
  )
}
