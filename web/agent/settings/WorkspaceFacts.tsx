import { useLingui } from '@lingui/react/macro'
import { countryName, languageName } from '../../shared/formats.ts'
import { timeZoneName } from '../../shared/time-zone-name.ts'
import { Fact, Facts } from '../../ui/Facts.tsx'
import { Rows } from '../../ui/Rows.tsx'
import { useAgent } from '../use-agent.ts'
import css from './settings.module.css'

/** The workspace for those who may only read it. */
export function WorkspaceFacts() {
  const { t } = useLingui()
  const { name, language, country, timeZone } = useAgent().session.workspace
  return (
    <div className={css.workspace}>
      <Rows>
        <Facts>
          <Fact name={t`Organisation`}>{name}</Fact>
          <Fact name={t`Language`}>{languageName(language)}</Fact>
          <Fact name={t`Country`}>{countryName(country)}</Fact>
          <Fact name={t`Time zone`}>{timeZoneName(timeZone, new Date())}</Fact>
        </Facts>
      </Rows>
      <p className="soft">{t`Only administrators and owners change it.`}</p>
    </div>
  )
}
