import { useLingui } from '@lingui/react/macro'
import { countryName, languageName, timeZoneName } from '../../shared/formats.ts'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Page } from '../../ui/Page.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useAgent } from '../use-agent.ts'
import { SettingsTabs } from './SettingsTabs.tsx'
import css from './settings.module.css'

/** `/agent/settings/workspace`: what set-up decided. */
export function WorkspacePage() {
  const { t } = useLingui()
  const { name, language, country, timeZone } = useAgent().session.workspace
  return (
    <>
      <SettingsTabs />
      <Page
        title={<PageTitle title={t`Workspace`} />}
        lead={t`What was decided at set-up. Customers see the name in the client area and in every e-mail.`}
      >
        <div className={css.workspace}>
          <Rows>
            <Facts>
              <Fact name={t`Organisation`}>{name}</Fact>
              <Fact name={t`Language`}>{languageName(language)}</Fact>
              <Fact name={t`Country`}>{countryName(country)}</Fact>
              <Fact name={t`Time zone`}>{timeZoneName(timeZone, new Date())}</Fact>
            </Facts>
          </Rows>
        </div>
      </Page>
    </>
  )
}
