import { useLingui } from '@lingui/react/macro'
import { Link, useLocation } from '@tanstack/react-router'
import { Tabs } from '../../ui/Tabs.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useAgent } from '../use-agent.ts'
import css from './settings.module.css'

/** The pages of the settings. */
export function SettingsTabs() {
  const { t } = useLingui()
  const { session } = useAgent()
  const { pathname } = useLocation()
  const may = (permission: string) => isFor(session, { permission })
  const isOfMail = ofMail.some((path) => pathname.startsWith(path))
  const isOfTickets = ofTickets.some((path) => pathname.startsWith(path))
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
            <Link to={paths.doors()}>{t`Freshdesk and WHMCS`}</Link>
            <Link to={paths.plan()}>{t`Plan`}</Link>
          </>
        )}
        {may('tickets.read') && (
          <Link
            to={may('settings.manage') ? paths.departments() : paths.cannedReplies()}
            aria-current={isOfTickets ? 'page' : undefined}
          >{t`Tickets`}</Link>
        )}
        <Link
          to={may('settings.manage') ? paths.mailTexts() : paths.sending()}
          aria-current={isOfMail ? 'page' : undefined}
        >{t`Mail and domains`}</Link>
        {may('settings.manage') && <Link to={paths.gettingStarted()}>{t`Getting started`}</Link>}
      </Tabs>
      {isOfMail && <MailTabs />}
      {isOfTickets && <TicketTabs />}
    </div>
  )
}

const ofMail = [paths.mailTexts(), paths.categories(), paths.domainEndings(), paths.sending()]

const ofTickets = [paths.departments(), paths.mailboxes(), paths.cannedReplies()]

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
