import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { TemplateAnswer, TemplatesAnswer } from '../../../../server/modules/delivery/wire.ts'
import { languageName } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Tabs } from '../../../ui/Tabs.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { MailTextForm } from './MailTextForm.tsx'
import css from './mail-texts.module.css'
import { mailWords } from './mail-words.ts'
import { OwnTemplate } from './OwnTemplate.tsx'
import { templateQuery, templatesQuery, type WhichText } from './queries.ts'

/** `/agent/settings/mail-texts/<key>/<door>/<language>`: one text, with a live preview beside it. */
export function MailTextPage() {
  const { t } = useLingui()
  const which = useParams({ strict: false }) as WhichText
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const list = useQuery({ ...templatesQuery, enabled: mayChange })
  const mail = list.data?.items.find(({ key, door }) => key === which.key && door === which.door)
  const isWritten = mail?.texts.some(({ language }) => language === which.language) ?? false
  const one = useQuery({ ...templateQuery(which), enabled: isWritten })
  // The second language of one of the workspace's own may not be written yet.
  const text = isWritten ? one.data : mail?.name && blankOf(which)
  const error = list.error ?? one.error
  if (!mayChange)
    return (
      <Page title={<PageTitle title={t`Mail texts`} />}>
        <EmptyState kind="no-right" title={t`No permission to change mail texts`}>
          {t`Administrators and owners can give it.`}
        </EmptyState>
      </Page>
    )
  if (error && !text) return <WentWrong error={error} reset={() => void list.refetch()} />
  if (list.data && !mail)
    return (
      <EmptyState kind="no-match" title={<PageTitle title={t`There is no such mail`} />}>
        <Link to={paths.mailTexts()}>{t`Mail texts`}</Link>
      </EmptyState>
    )
  if (!mail || !text) return <Skeleton />
  return <Editor mail={mail} text={text} which={which} />
}

type EditorProps = { mail: TemplatesAnswer['items'][number]; text: TemplateAnswer; which: WhichText }

function Editor({ mail, text, which }: EditorProps) {
  const { t, i18n } = useLingui()
  const title = mail.name ?? i18n._(mailWords(mail.key))
  return (
    <Page
      width="wide"
      title={<PageTitle title={`${title} · ${languageName(which.language)}`} />}
      lead={
        <>
          <Link to={paths.mailTexts()}>{t`Mail texts`}</Link> /{' '}
          {mail.door === 'agent' ? t`To agents` : t`To customers`}
        </>
      }
      actions={mail.name !== null && <OwnTemplate mail={mail} name={mail.name} />}
    >
      <div className={css.tabs}>
        <Tabs label={t`Language`}>
          {(['es', 'en'] as const).map((language) => (
            <Link key={language} to={paths.mailText({ ...which, language })}>
              {languageName(language)}
            </Link>
          ))}
        </Tabs>
      </div>
      <MailTextForm key={`${which.language} ${text.version}`} which={which} text={text} label={title} />
    </Page>
  )
}

function blankOf(which: WhichText): TemplateAnswer {
  return {
    ...which,
    ...{
      id: 0,
      version: 0,
      isShipped: false,
      unknownPlaceholders: [],
      changedAt: '',
      placeholders: [],
      hasAction: false,
      shipped: null,
    },
    ...{ subject: '', body: '', format: 'markdown', actionLabel: null, reason: '{reason}' },
  }
}
