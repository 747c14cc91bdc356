import { paths as agent } from '../../web/agent/paths.ts'
import { paths as area } from '../../web/area/paths.ts'
import type { Reader, Stage } from './stage.ts'

type Seen = Reader & Pick<Stage, 'setUpSecret'>

/** A page as somebody meets it. `ownLanguage`: it is in one language by intention. */
export type Example = {
  path: (seen: Seen) => string
  who: 'signed-in' | 'nobody' | 'before-set-up'
  /** Further states of the same page, each an address of its own. */
  more?: ((seen: Seen) => string)[]
  ownLanguage?: true
}

/** A route that shows nothing itself, and where it leads. */
export type Passage = { path: () => string; leadsTo: (seen: Seen) => string }

const inside = (path: Example['path'], ...more: Example['path'][]): Example => ({
  path,
  who: 'signed-in',
  more,
})
const outside = (path: Example['path'], ...more: Example['path'][]): Example => ({
  path,
  who: 'nobody',
  more,
})
const cutOff = (text: string) => text.slice(0, -3)

/** One for each route of the agents' portal, by the route's own address. */
export const agentExamples: Record<string, Example | Passage> = {
  '/agent': { path: agent.home, leadsTo: agent.contacts },
  '/agent/contacts': inside(agent.contacts, () => `${agent.contacts()}?q=zzzz`),
  '/agent/contacts/new': inside(agent.newContact),
  '/agent/contacts/$id': inside(
    ({ contact }) => agent.contact(contact),
    ({ deleted }) => agent.contact(deleted),
    () => agent.contact(987_654_321),
  ),
  '/agent/contacts/$id/merge/$others': inside(
    ({ contact, customer }) => agent.mergeContacts(contact, String(customer.id)),
    () => agent.mergeContacts(987_654_321, '1'),
  ),
  '/agent/contacts/$id/erase': inside(
    ({ deleted }) => agent.eraseContact(deleted),
    ({ contact }) => agent.eraseContact(contact),
    () => agent.eraseContact(987_654_321),
  ),
  '/agent/deleted-contacts': inside(agent.deletedContacts, () => `${agent.deletedContacts()}?q=zzzz`),
  '/agent/contacts/$id/edit': inside(({ contact }) => agent.editContact(contact)),
  '/agent/companies': inside(agent.companies, () => `${agent.companies()}?q=zzzz`),
  '/agent/companies/new': inside(agent.newCompany),
  '/agent/companies/$id': inside(
    ({ company }) => agent.company(company),
    ({ company }) => `${agent.company(company)}?show=changes`,
    () => agent.company(987_654_321),
  ),
  '/agent/companies/$id/edit': inside(({ company }) => agent.editCompany(company)),
  '/agent/accounts': inside(agent.accounts, () => `${agent.accounts()}?q=zzzz`),
  '/agent/accounts/new': inside(agent.newAccount),
  '/agent/accounts/$id': inside(
    ({ account }) => agent.account(account.id),
    ...['domains', 'services', 'tickets', 'notices', 'changes'].map(
      (part): Example['path'] =>
        ({ account }) =>
          `${agent.account(account.id)}?show=${part}`,
    ),
    () => agent.account(987_654_321),
  ),
  '/agent/accounts/$id/hand-over': inside(({ account }) => agent.handOverAccount(account.id)),
  '/agent/accounts/$id/contacts/new': inside(({ account }) => agent.newCard(account.id)),
  '/agent/accounts/$id/contacts/$card': inside(({ account }) => agent.card(account.id, account.card)),
  '/agent/accounts/$id/services/new': inside(({ account }) => agent.newService(account.id)),
  '/agent/accounts/$id/services/$service': inside(({ account }) =>
    agent.service(account.id, account.service),
  ),
  '/agent/accounts/$id/domains/new': inside(({ account }) => agent.newDomain(account.id)),
  '/agent/accounts/$id/domains/$domain': inside(({ account }) => agent.domain(account.id, account.domain)),
  '/agent/me': inside(agent.me, () => `${agent.me()}?change=email`),
  '/agent/me/security': inside(agent.security, () => `${agent.security()}?change=password`),
  '/agent/me/security/second-factor': inside(agent.secondFactor),
  '/agent/tickets': inside(agent.tickets, () => `${agent.tickets()}?q=zzzz`),
  '/agent/tickets/new': inside(agent.newTicket, ({ contact }) => `${agent.newTicket()}?contact=${contact}`),
  '/agent/tickets/$id': inside(
    ({ ticket }) => agent.ticket(ticket),
    ({ ticket }) => `${agent.ticket(ticket)}?show=changes`,
    () => agent.ticket(987_654_321),
  ),
  '/agent/held': inside(agent.held, () => `${agent.held()}?state=ended`),
  '/agent/held/$id': inside(
    ({ heldMail }) => agent.heldMail(heldMail),
    ({ heldMail }) => `${agent.heldMail(heldMail)}?as=headers`,
    () => agent.heldMail(987_654_321),
  ),
  '/agent/incoming': inside(
    agent.incoming,
    () => `${agent.incoming()}?outcome=held`,
    () => `${agent.incoming()}?outcome=complaint`,
  ),
  '/agent/incoming/$id': inside(
    ({ heldMail }) => agent.incomingMail(heldMail),
    () => agent.incomingMail(987_654_321),
  ),
  '/agent/trusted-senders': inside(agent.trustedSenders),
  '/agent/notifications': inside(agent.notifications),
  '/agent/outbox': inside(agent.outbox),
  '/agent/outbox/$message/$position': inside(
    ({ mail }) => agent.mail(mail),
    ({ mail }) => `${agent.mail(mail)}?as=text`,
  ),
  '/agent/changes': inside(agent.changes),
  '/agent/jobs': inside(agent.jobs),
  '/agent/jobs/$id': inside(
    ({ job }) => agent.job(job),
    () => agent.job(987_654_321),
  ),
  '/agent/notices': inside(agent.notices, () => `${agent.notices()}?category=support`),
  '/agent/notices/new': inside(
    agent.newNotice,
    ({ account }) => `${agent.newNotice()}?account=${account.id}`,
  ),
  '/agent/notices/$id': inside(
    ({ notices }) => agent.notice(notices.notice),
    () => agent.notice(987_654_321),
  ),
  '/agent/mailings': inside(agent.mailings),
  '/agent/mailings/new': inside(agent.newMailing),
  '/agent/mailings/$id': inside(({ notices }) => agent.mailing(notices.mailing)),
  '/agent/tasks': inside(agent.tasks, () => `${agent.tasks()}?state=done`),
  '/agent/settings': { path: agent.settings, leadsTo: agent.agents },
  '/agent/settings/agents': inside(agent.agents),
  '/agent/settings/agents/invite': inside(agent.inviteAgent),
  '/agent/settings/agents/$id': inside(
    ({ invited }) => agent.agent(invited),
    (seen) => agent.agent(seen.agent.id),
  ),
  '/agent/settings/api-keys': inside(agent.apiKeys),
  '/agent/settings/api-keys/new': inside(agent.newApiKey),
  '/agent/settings/api-keys/$id': inside(
    ({ whmcsKey }) => agent.apiKey(whmcsKey),
    () => agent.apiKey(1),
    () => agent.apiKey(987_654_321),
  ),
  '/agent/settings/doors': inside(agent.doors),
  '/agent/settings/doors/$guide': inside(
    () => agent.guide('whmcs'),
    () => agent.guide('freshdesk-api'),
    () => agent.guide('none'),
  ),
  '/agent/settings/workspace': inside(agent.workspace),
  '/agent/settings/fields/$record': inside(
    () => agent.fields('contact'),
    () => agent.fields('company'),
  ),
  '/agent/settings/fields/$record/new': inside(() => agent.newField('contact')),
  '/agent/settings/fields/$record/preview': inside(() => agent.fieldsPreview('contact')),
  // The name of contacts, a dropdown of companies, none at all.
  '/agent/settings/fields/$record/$id': inside(
    () => agent.field('contact', 1),
    () => agent.field('company', 18),
    () => agent.field('contact', 987_654_321),
  ),
  '/agent/settings/plan': inside(agent.plan),
  '/agent/settings/mail-texts': inside(agent.mailTexts),
  '/agent/settings/mail-texts/new': inside(agent.newMailText),
  '/agent/settings/mail-texts/$key/$door/$language': inside(
    () => agent.mailText({ key: 'additional-contact-welcome', door: 'area', language: 'es' }),
    ({ notices }) => agent.mailText({ key: notices.template, door: 'area', language: 'es' }),
    ({ notices }) => agent.mailText({ key: notices.template, door: 'area', language: 'en' }),
    () => agent.mailText({ key: 'custom.none', door: 'area', language: 'en' }),
  ),
  '/agent/settings/categories': inside(agent.categories),
  // All others, .com, none at all.
  '/agent/settings/domain-endings': inside(agent.domainEndings),
  '/agent/settings/domain-endings/new': inside(agent.newDomainEnding),
  '/agent/settings/domain-endings/$id': inside(
    () => agent.domainEnding(1),
    () => agent.domainEnding(987_654_321),
  ),
  '/agent/settings/sending': inside(agent.sending),
  '/agent/settings/departments': inside(agent.departments),
  '/agent/settings/departments/new': inside(agent.newDepartment),
  '/agent/settings/departments/$id': inside(
    () => agent.department(1),
    () => agent.department(987_654_321),
  ),
  '/agent/settings/mailboxes': inside(agent.mailboxes),
  '/agent/settings/mailboxes/new': inside(agent.newMailbox),
  '/agent/settings/mailboxes/$id': inside(
    ({ mailbox }) => agent.mailbox(mailbox),
    () => agent.mailbox(987_654_321),
  ),
  '/agent/settings/canned-replies': inside(agent.cannedReplies),
  '/agent/settings/canned-replies/new': inside(agent.newCannedReply),
  '/agent/settings/canned-replies/$id': inside(
    ({ cannedReply }) => agent.cannedReply(cannedReply),
    () => agent.cannedReply(987_654_321),
  ),
  '/agent/settings/getting-started': inside(agent.gettingStarted),
  '/agent/sign-in': outside(agent.signIn),
  '/agent/forgotten-password': outside(agent.forgotten),
  '/agent/invitation/$token': outside(
    ({ links }) => `${agent.invitation()}/${links.invitation}`,
    ({ links }) => `${agent.invitation()}/${cutOff(links.invitation)}`,
  ),
  '/agent/reset/$token': outside(
    ({ links }) => `${agent.reset()}/${links.agentReset}`,
    ({ links }) => `${agent.reset()}/${cutOff(links.agentReset)}`,
  ),
  '/agent/address/$token': outside(
    ({ links }) => `${agent.address()}/${links.agentAddress}`,
    ({ links }) => `${agent.address()}/${cutOff(links.agentAddress)}`,
  ),
  '/agent/set-up': { path: agent.setUp, who: 'before-set-up' },
  '/agent/set-up/$secret': {
    path: ({ setUpSecret }) => `${agent.setUp()}/${setUpSecret}`,
    who: 'before-set-up',
    more: [() => `${agent.setUp()}/guessed`],
  },
  '/agent/kit': { path: agent.kit, who: 'nobody', ownLanguage: true },
}

/** One for each route of the client area. */
export const areaExamples: Record<string, Example | Passage> = {
  '/area': { path: area.home, leadsTo: ({ customer }) => area.account(customer.accountId) },
  '/area/me': inside(area.me),
  '/area/$account': inside(
    ({ customer }) => area.account(customer.accountId),
    () => area.account(987_654_321),
  ),
  '/area/$account/contacts': inside(({ customer }) => area.contacts(customer.accountId)),
  '/area/$account/contacts/new': inside(({ customer }) => area.newContact(customer.accountId)),
  '/area/$account/contacts/$contact': inside(
    ({ customer, card }) => area.contact(customer.accountId, card),
    ({ customer, card }) => `${area.contact(customer.accountId, card)}?delete=true`,
    ({ customer }) => area.contact(customer.accountId, 987_654_321),
  ),
  '/area/$account/domains': inside(
    ({ customer }) => area.domains(customer.accountId),
    ({ customer }) => `${area.domains(customer.accountId)}?q=zzzz`,
  ),
  '/area/$account/services': inside(({ customer }) => area.services(customer.accountId)),
  '/area/$account/tickets': inside(
    ({ customer }) => area.tickets(customer.accountId),
    ({ customer }) => `${area.tickets(customer.accountId)}?state=unfinished`,
  ),
  '/area/$account/tickets/new': inside(({ customer }) => area.newTicket(customer.accountId)),
  '/area/$account/tickets/$ticket': inside(
    ({ customer, ticket }) => area.ticket(customer.accountId, ticket),
    ({ customer }) => area.ticket(customer.accountId, 987_654_321),
  ),
  '/area/me/tickets': inside(() => area.tickets(null)),
  '/area/me/tickets/new': inside(() => area.newTicket(null)),
  '/area/me/tickets/$ticket': inside(({ ticket }) => area.ticket(null, ticket)),
  '/area/$account/notices': inside(
    ({ customer }) => area.notices(customer.accountId),
    ({ customer }) => `${area.notices(customer.accountId)}?category=support`,
  ),
  '/area/$account/notices/recipients': inside(({ customer }) => area.recipients(customer.accountId)),
  '/area/$account/notices/choices': inside(({ customer }) => area.choices(customer.accountId)),
  '/area/$account/notices/$notice': inside(
    ({ customer, notice }) => area.notice(customer.accountId, notice),
    ({ customer }) => area.notice(customer.accountId, 987_654_321),
  ),
  '/area/me/profile': inside(area.profile),
  '/area/me/security': inside(
    area.security,
    () => `${area.security()}?change=password`,
    () => `${area.security()}?change=email`,
  ),
  '/area/me/second-factor': inside(area.secondFactor),
  '/area/sign-in': outside(area.signIn),
  '/area/forgot': outside(area.forgotten),
  '/area/magic-link': outside(area.magicLink),
  '/area/activate/$': outside(
    ({ links }) => `${area.activate()}/${links.activation}`,
    ({ links }) => `${area.activate()}/${cutOff(links.activation)}`,
  ),
  '/area/enter/$': outside(
    ({ links }) => `${area.enter()}/${links.magicLink}`,
    ({ links }) => `${area.enter()}/${cutOff(links.magicLink)}`,
  ),
  '/area/reset/$': outside(
    ({ links }) => `${area.reset()}/${links.areaReset}`,
    ({ links }) => `${area.reset()}/${cutOff(links.areaReset)}`,
  ),
  '/area/address/$': outside(
    ({ links }) => `${area.address()}/${links.areaAddress}`,
    ({ links }) => `${area.address()}/${cutOff(links.areaAddress)}`,
  ),
  '/area/mail/decline/$': outside(({ mailLinks }) => `${area.decline()}/${mailLinks.decline}`),
  '/area/mail/unknown-account/$': outside(
    ({ mailLinks }) => `${area.unknownAccount()}/${mailLinks.unknownAccount}`,
  ),
  '/area/mail/registrant-change/$': outside(
    ({ mailLinks }) => `${area.registrantChange()}/${mailLinks.registrantChange}`,
  ),
  '/area/mail/registrant-verification/$': outside(
    ({ mailLinks }) => `${area.registrantVerification()}/${mailLinks.registrantVerification}`,
  ),
  '/area/mail/attachment/$': outside(
    ({ mailLinks }) => `${area.attachment()}/${mailLinks.files}`,
    ({ mailLinks }) => `${area.attachment()}/${cutOff(mailLinks.files)}`,
  ),
  '/area/mail/confirm-mail/$': outside(({ mailLinks }) => `${area.confirmMail()}/${mailLinks.confirmMail}`),
}
