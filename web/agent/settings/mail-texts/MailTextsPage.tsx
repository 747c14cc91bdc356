import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import type { TemplatesAnswer } from '../../../../server/modules/delivery/wire.ts'
import { formatList, languageName } from '../../../shared/formats.ts'
import { PageTitle } from '../../../shared/PageTitle.tsx'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Ledger } from '../../../ui/Ledger.tsx'
import { Page } from '../../../ui/Page.tsx'
import { Rows } from '../../../ui/Rows.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { Status } from '../../../ui/Status.tsx'
import { isFor } from '../../feature.ts'
import { paths } from '../../paths.ts'
import { useAgent } from '../../use-agent.ts'
import { SettingsTabs } from '../SettingsTabs.tsx'
import { inBraces } from './in-braces.ts'
import css from './mail-texts.module.css'
import { mailWords } from './mail-words.ts'
import { templatesQuery } from './queries.ts'

type Mail = TemplatesAnswer['items'][number]
const languages = ['es', 'en'] as const

/** `/agent/settings/mail-texts`: every mail in every language, and the workspace's own templates. */
export function MailTextsPage() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const { session } = useAgent()
  const mayChange = isFor(session, { permission: 'settings.manage' })
  const { data, error, refetch } = useQuery({ ...templatesQuery, enabled: mayChange })
  return (
    <>
      <SettingsTabs />
      <Page
        width="wide"
        title={<PageTitle title={t`Mail texts`} />}
        lead={t`How each mail is worded, in both languages. What is queued keeps the words it was written with.`}
        actions={
          mayChange && (
            <Button look="primary" icon="plus" onClick={() => void navigate({ to: paths.newMailText() })}>
              {t`New template`}
            </Button>
          )
        }
      >
        {!mayChange && (
          <EmptyState kind="no-right" title={t`No permission to change mail texts`}>
            {t`Administrators and owners can give it.`}
          </EmptyState>
        )}
        {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
        {mayChange && !data && !error && <Skeleton />}
        {data && <Groups items={data.items} />}
      </Page>
    </>
  )
}

function Groups({ items }: { items: Mail[] }) {
  const { t } = useLingui()
  const isOwn = ({ name }: Mail) => name !== null
  return (
    <>
      <Rows title={t`Templates for notices`}>
        {items.some(isOwn) ? (
          <Mails caption={t`Templates for notices`} items={items.filter(isOwn)} />
        ) : (
          <p className="soft">{t`None yet. Notices and mailings can use them, by hand and by the API.`}</p>
        )}
      </Rows>
      <Rows title={t`To customers`}>
        <Mails
          caption={t`To customers`}
          items={items.filter((mail) => !isOwn(mail) && mail.door === 'area')}
        />
      </Rows>
      <Rows title={t`To agents`}>
        <Mails caption={t`To agents`} items={items.filter((mail) => !isOwn(mail) && mail.door === 'agent')} />
      </Rows>
    </>
  )
}

function Mails({ caption, items }: { caption: string; items: Mail[] }) {
  const { t } = useLingui()
  return (
    <Ledger caption={caption} className={css.register}>
      <thead>
        <tr>
          <th scope="col">{t({ message: 'Mail', context: 'one' })}</th>
          {languages.map((language) => (
            <th key={language} scope="col">
              {languageName(language)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {items.map((mail) => (
          <Row key={`${mail.key} ${mail.door}`} mail={mail} />
        ))}
      </tbody>
    </Ledger>
  )
}

function Row({ mail }: { mail: Mail }) {
  const { t, i18n } = useLingui()
  const name = mail.name ?? i18n._(mailWords(mail.key))
  return (
    <tr>
      <th scope="row" className={css.name}>
        {name}
        {mail.archivedAt && <span className="meta"> {t`archived`}</span>}
      </th>
      {languages.map((language) => (
        <td key={language}>
          <Text mail={mail} language={language} name={name} />
        </td>
      ))}
    </tr>
  )
}

function Text({ mail, language, name }: { mail: Mail; language: 'es' | 'en'; name: string }) {
  const { t } = useLingui()
  const text = mail.texts.find((each) => each.language === language)
  const to = paths.mailText({ key: mail.key, door: mail.door, language })
  if (!text)
    return (
      <Link to={to} aria-label={t`Add ${languageName(language)} to ${name}`}>
        {t`Add`}
      </Link>
    )
  return (
    <>
      <Link to={to} lang={language} className={css.subject}>
        {text.subject}
      </Link>
      {text.unknownPlaceholders.length > 0 && (
        <Status shape="triangle">{t`not sent: ${formatList(text.unknownPlaceholders.map(inBraces))} is gone`}</Status>
      )}
      {!text.isShipped && mail.name === null && <span className={`${css.under} meta`}>{t`own words`}</span>}
    </>
  )
}
