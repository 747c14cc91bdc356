// Printed from the catalogue by bin/print-schema.ts: do not edit.
import type { ColumnType, Generated, GeneratedAlways } from 'kysely'

// Written as a value through insertRows, or as JSON text by hand: pg would take an array for a PostgreSQL one.
type Json = ColumnType<unknown, unknown, unknown>

export interface Access {
  person_id: number
  state: GeneratedAlways<string>
  invited_at: Date
  activated_at: Date | null
  password_hash: string | null
  password_set_at: Date | null
  last_seen_at: Date | null
}

export interface AccountClosures {
  account_id: number
  at: Date
  by_id: number | null
}

export interface Accounts {
  id: Generated<number>
  name: string
  main_user_id: number
  company_id: number | null
  version: Generated<number>
  created_at: Date
  external_id: string | null
  language: string | null
  sort_name: Generated<string>
  search_text: Generated<string>
  holder_name: string | null
  holder_given_names: string | null
  holder_family_names: string | null
  holder_organisation: string | null
  holder_tax_id: string | null
  holder_phone: string | null
  holder_phone_e164: string | null
  holder_postal_address: Json
  chosen_categories: Json
  updated_at: Date
}

export interface AdditionalContacts {
  id: Generated<number>
  account_id: number
  life: Generated<string>
  address: string
  typed_address: string
  name: string
  sort_name: string
  given_names: string | null
  family_names: string | null
  organisation: string | null
  tax_id: string | null
  phone: string | null
  phone_e164: string | null
  postal_address: Json
  language: string | null
  categories: Generated<string[]>
  welcomed_at: Date | null
  welcome_waits: Generated<boolean>
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface Addresses {
  address: string
  first_seen_at: Date
  suppressed_at: Date | null
  suppressed_because: string | null
  let_go_by: number | null
}

export interface AgentDeactivations {
  agent_id: number
  at: Date
  by_id: number | null
}

export interface AgentNotificationChoices {
  agent_id: number
  event: string
  by_mail: boolean
  on_screen: boolean
}

export interface AgentNotifications {
  id: Generated<number>
  agent_id: number
  event: string
  ticket_id: number
  ticket_message_id: number | null
  created_at: Date
  read_at: Date | null
}

export interface AgentTasks {
  id: Generated<number>
  kind: string
  subject_kind: string
  subject_id: number
  facts: Json
  created_at: Date
  done_at: Date | null
  done_by: number | null
}

export interface Agents {
  id: number
  name: string
  role: string
  language: string
  time_zone: string
  single_keys: Generated<boolean>
  version: Generated<number>
  created_at: Date
}

export interface ApiKeyRevocations {
  api_key_id: number
  at: Date
  by_id: number | null
}

export interface ApiKeys {
  id: Generated<number>
  agent_id: number
  name: string
  hint: string
  secret_hash: Buffer
  scopes: string[]
  created_at: Date
  expires_at: Date | null
  last_used_at: Date | null
  identifier: string | null
  legacy_hash: Buffer | null
  access_key_hash: Buffer | null
  allowed_networks: string[] | null
}

export interface AutomaticAnswers {
  address: string
  day: string
  count: number
}

export interface Bounces {
  raw_mail_id: number
  kind: string
  message_id: number | null
  position: number | null
  address: string
  status: string | null
  words: Generated<string>
  at: Date
}

export interface CannedReplies {
  id: Generated<number>
  name: string
  folded_name: string
  language: string | null
  body: string
  owner_id: number | null
  version: Generated<number>
  archived_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface CategoryPolicies {
  category: string
  id: number
  policy: string
  is_offered: boolean
  version: Generated<number>
}

export interface Claims {
  address: string
  person_id: number
  typed: string
  is_primary: boolean
  position: number
  verified_at: Date | null
  created_at: Date
  is_suppressed: Generated<boolean>
}

export interface Companies {
  id: Generated<number>
  life: Generated<string>
  name: string
  folded_name: string
  sort_name: string
  description: string | null
  notes: string | null
  custom: Json
  version: Generated<number>
  created_at: Date
  updated_at: Date
  search_text: Generated<string>
  origin: Generated<string>
  defaults_applied: Generated<string[]>
  health_score_id: number | null
  account_tier_id: number | null
  industry_id: number | null
  renewal_date: string | null
}

export interface CompanyMailDomains {
  domain: string
  company_id: number
  typed: string
  position: number
  created_at: Date
}

export interface ContactBlocks {
  contact_id: number
  at: Date
  by_id: number | null
}

export interface ContactErasures {
  contact_id: number
  at: Date
  by_id: number | null
  finished_at: Date | null
}

export interface ContactMerges {
  contact_id: number
  into_id: number
  choices: Json
  at: Date
  by_id: number | null
}

export interface Contacts {
  id: number
  life: Generated<string>
  canonical_id: number | null
  name: string
  given_names: string | null
  family_names: string | null
  sort_name: string
  search_text: string
  job_title: string | null
  work_phone: string | null
  work_phone_e164: string | null
  mobile_phone: string | null
  mobile_phone_e164: string | null
  language: string | null
  time_zone: string | null
  tags: Generated<string[]>
  postal_address: Json
  social_handles: Json
  external_id: string | null
  about: string | null
  avatar_hash: Buffer | null
  custom: Json
  defaults_applied: Generated<string[]>
  origin: string
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface DeclinedCategories {
  account_id: number
  address: string
  category: string
  at: Date
}

export interface Deliveries {
  message_id: number
  position: number
  lane: string
  lane_rank: GeneratedAlways<number>
  destination: string
  header_message_id: string | null
  state: string
  attempts: Generated<number>
  postponed: Generated<number>
  next_at: Date
  leased_until: Date | null
  lease_token: string | null
  ended_at: Date | null
  words: string | null
}

export interface DeliveryAttempts {
  message_id: number
  position: number
  attempt: number
  started_at: Date
  ended_at: Date
  outcome: string
  words: string
}

export interface Departments {
  id: Generated<number>
  name: string
  folded_name: string
  address: string
  typed_address: string
  former_addresses: Generated<string[]>
  display_name: string | null
  signatures: Json
  category: string
  unknown_senders: string
  version: Generated<number>
  archived_at: Date | null
  created_at: Date
  updated_at: Date
  further_addresses: Generated<string[]>
}

export interface DkimKeys {
  id: Generated<number>
  domain: string
  selector: string
  sealed_key: Buffer
  public_key: string
  created_at: Date
  in_use_since: Date | null
  retired_at: Date | null
}

export interface DomainEndings {
  id: Generated<number>
  ending: string
  roles: string[]
  needs: Json
  confirmations: string
  answer_days: number
  lock_days: number
  verification_days: number | null
  reminder_days: Generated<number[]>
  source: string
  source_date: string
  version: Generated<number>
}

export interface DomainRoles {
  account_id: number
  domain_id: number
  role: string
  additional_contact_id: number
}

export interface Domains {
  id: Generated<number>
  account_id: number
  life: Generated<string>
  name: string
  ascii_name: string
  status: string
  registered_on: string | null
  expires_on: string | null
  locked_until: string | null
  external_id: string | null
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface ErasedTraces {
  contact_id: number
  kind: string
  value: string
  position: number
}

export interface ExportParts {
  export_id: number
  position: number
  body: Buffer
}

export interface Exports {
  id: Generated<number>
  agent_id: number
  job_id: number | null
  record: string
  format: string
  state: string
  rows: Generated<number>
  size: Generated<number>
  created_at: Date
  until: Date
}

export interface FieldArchivals {
  field_id: number
  at: Date
  by_id: number | null
}

export interface Fields {
  id: Generated<number>
  record: string
  key: string
  type: string
  is_standard: boolean
  labels: Json
  customer_labels: Json
  position: number
  required_for_agents: Generated<boolean>
  required_for_customers: Generated<boolean>
  visible_to_customers: Generated<boolean>
  editable_by_customers: Generated<boolean>
  default_value: Json
  version: Generated<number>
  help: Json
  is_unique: Generated<boolean>
  is_filterable: Generated<boolean>
  created_at: Generated<Date>
  updated_at: Generated<Date>
  value_key: string | null
  next_key: string | null
  left_key: string | null
  left_undo_id: number | null
}

export interface Files {
  hash: Buffer
  media_type: string
  size: number
  body: Buffer
  created_at: Date
}

export interface Guesses {
  subject: string
  failures: number
  last_failure_at: Date
  wait_until: Date
}

export interface HeldMails {
  raw_mail_id: number
  address: string | null
  reason: string
  department_id: number | null
  ticket_id: number | null
  held_at: Date
  asked_at: Date | null
  ended_at: Date | null
  ended_by: number | null
  ending: string | null
}

export interface IdempotencyKeys {
  owner: string
  key: string
  request_hash: Buffer
  status: number | null
  answer: Json
  created_at: Date
}

export interface ImageSenders {
  address: string
  by_id: number | null
  created_at: Date
}

export interface JobCancellations {
  job_id: number
  at: Date
  by_id: number | null
}

export interface JobProblems {
  job_id: number
  subject_kind: string
  subject_id: number
  is_refused: boolean
  problems: Json
}

export interface JobSubjects {
  job_id: number
  position: number
  subject_id: number
}

export interface Jobs {
  id: Generated<number>
  kind: string
  state: Generated<string>
  total: number | null
  done: Generated<number>
  refused: Generated<number>
  left_out: Generated<number>
  params: Json
  facts: Json
  position: Json
  result: Json
  failure: Json
  failed_attempts: Generated<number>
  actor_id: number | null
  api_key_id: number | null
  door: string
  ip: string | null
  request_id: string | null
  language: string
  created_at: Date
  started_at: Date | null
  finished_at: Date | null
  undo_id: number | null
  lease: string | null
  leased_until: Date | null
}

export interface MailTemplates {
  id: Generated<number>
  event: string
  door: string
  language: string
  version: number
  is_shipped: boolean
  subject: string
  body: string
  action_label: string | null
  reason: string
  created_at: Date
  format: Generated<string>
  sealed_body: Buffer | null
  blank_after: Date | null
}

export interface MailboxLeftMails {
  mailbox_id: number
  uid_validity: number
  uid: number
  reason: string
  size: number | null
  sender: string | null
  subject: string | null
  came_at: Date | null
  left_at: Date
}

export interface Mailboxes {
  id: Generated<number>
  name: string
  host: string
  port: number
  security: string
  user_name: string
  sealed_password: Buffer
  folder: Generated<string>
  department_id: number | null
  authserv_ids: Generated<string[]>
  uid_validity: number | null
  last_uid: number | null
  checked_at: Date | null
  failed_at: Date | null
  failure: string | null
  is_paused: Generated<boolean>
  version: Generated<number>
  archived_at: Date | null
  created_at: Date
  updated_at: Date
}

export interface Mailings {
  id: Generated<number>
  name: string
  category: string
  filter: Json
  text: Json
  job_id: number | null
  accounts: Generated<number>
  by_id: number | null
  created_at: Date
}

export interface Memberships {
  contact_id: number
  company_id: number
  is_primary: boolean
  sees_company_tickets: Generated<boolean>
  created_at: Date
  by_domain: string | null
  sort_name: string | null
}

export interface MessageAttachments {
  message_id: number
  position: number
  hash: Buffer
  name: string
  media_type: string
  size: number
}

export interface MessageRecipients {
  message_id: number
  position: number
  address: string
  typed_address: string
  name: string
  person_id: number | null
  language: string
  time_zone: string
  template_id: number | null
  verdict: string
  rule: string
  rule_facts: Json
  may_decline: Generated<boolean>
}

export interface Messages {
  id: Generated<number>
  event: string
  lane: string
  category: string | null
  confidential: Generated<boolean>
  token_id: number | null
  parameters: Json
  subject_kind: string
  subject_id: number
  created_at: Date
  account_id: number | null
  action: string | null
  thread: string | null
  department_id: number | null
  sender_name: string | null
  in_reply_to: string | null
  is_automatic: Generated<boolean>
  is_answer: Generated<boolean>
}

export interface Notices {
  id: Generated<number>
  account_id: number
  category: string
  mailing_id: number | null
  domain_id: number | null
  service_id: number | null
  document: string | null
  confidential: Generated<boolean>
  text: Json
  message_id: number
  by_id: number | null
  created_at: Date
  escalated_at: Date | null
  settled_at: Date | null
}

export interface Options {
  id: Generated<number>
  field_id: number
  labels: Json
  position: number
  archived_at: Date | null
}

export interface OwnTemplates {
  key: string
  name: string
  version: Generated<number>
  archived_at: Date | null
  created_at: Date
}

export interface OwnTextsSent {
  account_id: number
  address: string
  day: string
  count: number
}

export interface PageBookmarks {
  api_key_id: number
  list: Buffer
  page: number
  edge: Json
  at: Date
}

export interface People {
  id: Generated<number>
  kind: string
}

export interface RawMails {
  id: Generated<number>
  hash: Buffer
  via: string
  envelope: Json
  door_key: string | null
  received_at: Date
  state: Generated<string>
  attempts: Generated<number>
  next_at: Date
  leased_until: Date | null
  lease_token: string | null
  decided_at: Date | null
  outcome: string | null
  step: string | null
  reason: string | null
  facts: Json
  content_key: Buffer | null
  message_id_header: string | null
  sender_address: string | null
  sender_name: string | null
  subject: string | null
  department_id: number | null
}

export interface Reactions {
  account_id: number
  address: string
  at: Date
}

export interface RecoveryCodes {
  person_id: number
  code_hash: Buffer
  used_at: Date | null
}

export interface RegistrantChanges {
  id: Generated<number>
  batch_id: number
  domain_id: number
  state: Generated<string>
  old: Json
  new: Json
  to_additional_contact_id: number | null
  changes_role: boolean
  asked_by: number | null
  created_at: Date
  asked_at: Date | null
  answer_until: Date
  ended_at: Date | null
  stands: Generated<boolean>
}

export interface RegistrantConfirmations {
  change_id: number
  side: string
  address: string
  answer: string | null
  answered_at: Date | null
}

export interface RegistrantRecords {
  domain_id: number
  name: string
  organisation: string | null
  email: string
  address: string
  since: Date
}

export interface RegistrantVerifications {
  account_id: number
  address: string
  asked_at: Date
  until: Date
  reminders: Generated<number>
  verified_at: Date | null
  lapsed_at: Date | null
}

export interface SchemaMigrations {
  number: number
  name: string
  hash: string
  applied_at: Generated<Date>
}

export interface SearchTops {
  record: string
  prefix: string
  record_id: number
  touched_at: Date
  standing: number
}

export interface SecondFactors {
  person_id: number
  seed: Buffer
  confirmed_at: Date | null
  last_step: Generated<number>
  created_at: Date
}

export interface SenderQuestions {
  address: string
  day: string
  message_id: number
  asked_at: Date
  answered_at: Date | null
}

export interface SendingPauses {
  only_row: Generated<boolean>
  at: Date
  by_id: number | null
}

export interface Services {
  id: Generated<number>
  account_id: number
  life: Generated<string>
  name: string
  status: string
  started_on: string | null
  renews_on: string | null
  ended_on: string | null
  external_id: string | null
  version: Generated<number>
  created_at: Date
  updated_at: Date
}

export interface Sessions {
  id: Generated<number>
  token_hash: Buffer
  door: string
  person_id: number
  state: string
  created_at: Date
  last_seen_at: Date
  expires_at: Date
  ip: string | null
  user_agent: Generated<string>
}

export interface StoredFiles {
  hash: Buffer
  size: number
  stored_at: Date
}

export interface TicketAttachments {
  ticket_message_id: number
  position: number
  hash: Buffer
  name: string
  media_type: string
  size: number
  content_id: string | null
  is_inline: Generated<boolean>
}

export interface TicketDrafts {
  ticket_id: number
  agent_id: number
  draft: Json
  updated_at: Date
}

export interface TicketMessages {
  id: Generated<number>
  ticket_id: number
  kind: string
  author_kind: string
  author_id: number | null
  author_name: string
  author_address: string | null
  door: string
  body: string
  format: string
  quoted: Generated<string>
  html: string | null
  raw_mail_id: number | null
  proof: Json
  message_id: number | null
  moved_from: number | null
  created_at: Date
}

export interface TicketParticipants {
  ticket_id: number
  address: string
  typed_address: string
  name: string
  state: string
  suggested_by: number | null
  by_id: number | null
  at: Date
  person_id: number | null
}

export interface TicketPresence {
  ticket_id: number
  agent_id: number
  is_writing: boolean
  until: Date
}

export interface Tickets {
  id: Generated<number>
  life: Generated<string>
  merged_into: number | null
  follows_id: number | null
  subject: string
  category: string
  department_id: number
  requester_id: number
  requester_address: string | null
  account_id: number | null
  company_id: number | null
  domain_id: number | null
  service_id: number | null
  status: string
  priority: string
  assignee_id: number | null
  tags: Generated<string[]>
  source: string
  search_text: Generated<string>
  version: Generated<number>
  created_at: Date
  updated_at: Date
  last_message_at: Date
  last_author: string
  resolved_at: Date | null
  closed_at: Date | null
}

export interface Tokens {
  id: Generated<number>
  purpose: string
  door: string
  person_id: number
  address: string
  typed: string
  nonce: Buffer
  created_at: Date
  expires_at: Date
  used_at: Date | null
  voided_at: Date | null
}

export interface TrailEntries {
  subject_kind: string
  subject_id: number
  id: Generated<number>
  at: Date
  type: string
  actor_kind: string
  actor_id: number | null
  door: string
  ip: string | null
  request_id: string | null
  facts: Json
  undo_id: number | null
  xid: Generated<string>
}

export interface TrailFollowers {
  name: string
  xid: string
  entry_id: number
}

export interface TrailValues {
  subject_kind: string
  subject_id: number
  entry_id: number
  field: string
  old_value: Json
  new_value: Json
}

export interface TrustedSenders {
  address: string
  method: string
  domain: string
  by_id: number | null
  created_at: Date
}

export interface UndoImages {
  undo_id: number
  subject_kind: string
  subject_id: number
  image: Json
}

export interface Undos {
  id: Generated<number>
  command: string
  actor_id: number | null
  created_at: Date
  until: Date
  undone_at: Date | null
  undone_by: number | null
}

export interface UniqueValues {
  field_id: number
  value: string
  record_id: number
}

export interface Uploads {
  id: Generated<number>
  hash: Buffer
  name: string
  media_type: string
  size: number
  person_id: number
  created_at: Date
}

export interface ViewPins {
  agent_id: number
  view_id: number
  position: number
}

export interface Views {
  id: Generated<number>
  record: string
  name: string
  owner_id: number
  is_shared: boolean
  q: Generated<string>
  filter: Json
  sort: string | null
  columns: string[] | null
  version: Generated<number>
  created_at: Date
  deleted_at: Date | null
}

export interface Workspace {
  only_row: Generated<boolean>
  name: string
  language: string
  country: string
  time_zone: string
  several_companies: Generated<boolean>
  company_extras: Generated<boolean>
  version: Generated<number>
  created_at: Date
  freshdesk_door: Generated<boolean>
  whmcs_door: Generated<boolean>
  settings_version: Generated<number>
}

export interface Tables {
  access: Access
  account_closures: AccountClosures
  accounts: Accounts
  additional_contacts: AdditionalContacts
  addresses: Addresses
  agent_deactivations: AgentDeactivations
  agent_notification_choices: AgentNotificationChoices
  agent_notifications: AgentNotifications
  agent_tasks: AgentTasks
  agents: Agents
  api_key_revocations: ApiKeyRevocations
  api_keys: ApiKeys
  automatic_answers: AutomaticAnswers
  bounces: Bounces
  canned_replies: CannedReplies
  category_policies: CategoryPolicies
  claims: Claims
  companies: Companies
  company_mail_domains: CompanyMailDomains
  contact_blocks: ContactBlocks
  contact_erasures: ContactErasures
  contact_merges: ContactMerges
  contacts: Contacts
  declined_categories: DeclinedCategories
  deliveries: Deliveries
  delivery_attempts: DeliveryAttempts
  departments: Departments
  dkim_keys: DkimKeys
  domain_endings: DomainEndings
  domain_roles: DomainRoles
  domains: Domains
  erased_traces: ErasedTraces
  export_parts: ExportParts
  exports: Exports
  field_archivals: FieldArchivals
  fields: Fields
  files: Files
  guesses: Guesses
  held_mails: HeldMails
  idempotency_keys: IdempotencyKeys
  image_senders: ImageSenders
  job_cancellations: JobCancellations
  job_problems: JobProblems
  job_subjects: JobSubjects
  jobs: Jobs
  mail_templates: MailTemplates
  mailbox_left_mails: MailboxLeftMails
  mailboxes: Mailboxes
  mailings: Mailings
  memberships: Memberships
  message_attachments: MessageAttachments
  message_recipients: MessageRecipients
  messages: Messages
  notices: Notices
  options: Options
  own_templates: OwnTemplates
  own_texts_sent: OwnTextsSent
  page_bookmarks: PageBookmarks
  people: People
  raw_mails: RawMails
  reactions: Reactions
  recovery_codes: RecoveryCodes
  registrant_changes: RegistrantChanges
  registrant_confirmations: RegistrantConfirmations
  registrant_records: RegistrantRecords
  registrant_verifications: RegistrantVerifications
  schema_migrations: SchemaMigrations
  search_tops: SearchTops
  second_factors: SecondFactors
  sender_questions: SenderQuestions
  sending_pauses: SendingPauses
  services: Services
  sessions: Sessions
  stored_files: StoredFiles
  ticket_attachments: TicketAttachments
  ticket_drafts: TicketDrafts
  ticket_messages: TicketMessages
  ticket_participants: TicketParticipants
  ticket_presence: TicketPresence
  tickets: Tickets
  tokens: Tokens
  trail_entries: TrailEntries
  trail_followers: TrailFollowers
  trail_values: TrailValues
  trusted_senders: TrustedSenders
  undo_images: UndoImages
  undos: Undos
  unique_values: UniqueValues
  uploads: Uploads
  view_pins: ViewPins
  views: Views
  workspace: Workspace
}
