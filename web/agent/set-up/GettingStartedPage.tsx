import { useLingui } from '@lingui/react/macro'
import { Link } from '@tanstack/react-router'
import { PageTitle } from '../../shared/PageTitle.tsx'
import { buttonClass } from '../../ui/Button.tsx'
import { paths } from '../paths.ts'
import { SettingsTabs } from '../settings/SettingsTabs.tsx'
import css from './getting-started.module.css'
import { SampleData } from './SampleData.tsx'
import setUpCss from './set-up.module.css'
import { TaskLine } from './TaskLine.tsx'
import { useTasks } from './use-tasks.ts'

/** `/agent/settings/getting-started`: what there is to arrange before working, and how far it has come. */
export function GettingStartedPage() {
  const { t } = useLingui()
  const tasks = useTasks()
  return (
    <>
      <SettingsTabs />
      <div className={css.page}>
        <header className={css.intro}>
          <PageTitle title={t`Getting started`} className={setUpCss.title} />
          <p
            className={setUpCss.lead}
          >{t`The portal works already. The remaining tasks can wait and be done in any order.`}</p>
        </header>
        <div>
          <ol className={css.tasks}>
            {tasks.map((task, index) => (
              <TaskLine key={task.id} task={task} number={index + 1} />
            ))}
          </ol>
          <div className={`sum ${css.go}`}>
            <Link className={buttonClass('primary')} to={paths.contacts()}>{t`Go to the contacts`}</Link>
          </div>
        </div>
        <aside className={css.aside} aria-label={t`Other ways to begin`}>
          <SampleData />
          <section>
            <h2>{t`Connecting another program`}</h2>
            <p>{t`With an API key, a billing or migration program creates contacts as an agent does.`}</p>
            <p>
              <Link to={paths.apiKeys()}>{t`API keys`}</Link>
            </p>
            <p>
              <a href="/api/openapi.json">{t`Description of the API`}</a>
            </p>
          </section>
          <section>
            <h2>{t`Leaving it for later`}</h2>
            <p>{t`This page stays under Settings. Nothing that has been written is lost.`}</p>
          </section>
        </aside>
      </div>
    </>
  )
}
