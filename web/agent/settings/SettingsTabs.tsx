import { useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import { Disclosure } from '../../ui/Disclosure.tsx'
import shell from '../../ui/shell.module.css'
import { Tabs } from '../../ui/Tabs.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import css from './settings.module.css'

type Part = { to: string; title: string; isCurrent?: boolean }

/** The pages of the settings: tabs, on phones a menu, for there they would push the page itself out of sight. */
export function SettingsTabs() {
  const { t } = useLingui()
  const { pathname } = useLocation()
  const isOf = (of: readonly string[]) => of.some((path) => pathname.startsWith(path))
  const parts = useParts(isOf)
  return (
    <div className={css.tabs}>
      <div className="only-wide">
        <Tabs label={t`Settings`}>
          <Parts parts={parts} />
        </Tabs>
      </div>
      <div className={`${css.menu} only-phone`}>
        <Disclosure label={t`Settings`} side="start">
          <nav aria-label={t`Settings`} className={shell.nav}>
            <Parts parts={parts} />
          </nav>
        </Disclosure>
      </div>
      {isOf(ofMail) && <MailTabs />}
      {isOf(ofTickets) && <TicketTabs />}
    </div>
  )
}

function Parts({ parts }: { parts: Part[] }) {
  return parts.map(({ to, title, isCurrent }) => (
    <Link key={to} to={to} aria-current={isCurrent ? 'page' : undefined}>
      {title}
    </Link>
  ))
}

const ofMail = [paths.mailTexts(), paths.categories(), paths.domainEndings(), paths.sending()]

const ofTickets = [paths.departments(), paths.mailboxes(), paths.cannedReplies()]

function useParts(isOf: (of: readonly string[]) => boolean): Part[] {
  const { t } = useLingui()
  const { session } = useAgent()
  const may = (permission: string) => isFor(session, { permission })
  const manages = may('settings.manage')
  const when = (holds: boolean, ...parts: Part[]) => (holds ? parts : [])
  return [
    ...when(may('agents.read'), { to: paths.agents(), title: t`Agents` }),
    { to: paths.apiKeys(), title: t`API keys` },
    { to: paths.workspace(), title: t`Workspace` },
    ...when(
      manages,
      { to: paths.fields('contact'), title: t`Contact fields` },
      { to: paths.fields('company'), title: t`Company fields` },
      { to: paths.doors(), title: t`Freshdesk and WHMCS` },
      { to: paths.plan(), title: t`Plan` },
    ),
    ...when(may('tickets.read'), {
      to: manages ? paths.departments() : paths.cannedReplies(),
      title: t`Tickets`,
      isCurrent: isOf(ofTickets),
    }),
    {
      to: manages ? paths.mailTexts() : paths.sending(),
      title: t`Mail and domains`,
      isCurrent: isOf(ofMail),
    },
    ...when(manages, { to: paths.gettingStarted(), title: t`Getting started` }),
  ]
}

function TicketTabs() {
  const { t } = useLingui()
  const { session } = useAgent()
  return (
    <Tabs label={t`Tickets`}>
      {isFor(session, { permission: 'settings.manage' }) && (
        <>
          <Link to={paths.departments()}>{t`Departments`}</Link>
          <Link to={paths.mailboxes()}>{t`Mailboxes`}</Link>
        </>
      )}
      <Link to={paths.cannedReplies()}>{t`Canned replies`}</Link>
    </Tabs>
  )
}

function MailTabs() {
  const { t } = useLingui()
  const { session } = useAgent()
  return (
    <Tabs label={t`Mail and domains`}>
      {isFor(session, { permission: 'settings.manage' }) && (
        <>
          <Link to={paths.mailTexts()}>{t`Mail texts`}</Link>
          <Link to={paths.categories()}>{t`Categories`}</Link>
          <Link to={paths.domainEndings()}>{t`Domain endings`}</Link>
        </>
      )}
      <Link to={paths.sending()}>{t`Sending`}</Link>
    </Tabs>
  )
}
