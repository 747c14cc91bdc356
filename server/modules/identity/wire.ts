import { z } from 'zod'

export type { Permission } from './permissions.ts'

const text = z.string().max(1000)
const moment = z.iso.datetime()
const role = z.enum(['owner', 'admin', 'agent', 'viewer'])

const listOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable(), previous: z.string().nullable() })

/** An id in a path. */
export const IdParams = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })
export const SessionParams = z.strictObject({ session: IdParams.shape.id })
/** What stands in a mailed link. */
export const LinkParams = z.strictObject({ token: z.string().max(2000) })

export const SetUpParams = z.strictObject({ secret: z.string().max(2000) })
/** done: there is a workspace. closed: there is none, and this link does not make one. */
export const SetUpAnswer = z.strictObject({ state: z.enum(['open', 'closed', 'done']) })
export type SetUpAnswer = z.infer<typeof SetUpAnswer>

export const SetUpBody = z.strictObject({
  secret: text,
  workspace: z.strictObject({ name: text, language: text, country: text, timeZone: text }),
  owner: z.strictObject({ name: text, email: text, password: text }),
})
export type SetUpBody = z.infer<typeof SetUpBody>

export const SignInBody = z.strictObject({ email: text, password: text })
export type SignInBody = z.infer<typeof SignInBody>

/** half: the second factor is owed at `POST /api/session/<door>/second-factor`. */
export const SignedIn = z.strictObject({ state: z.enum(['open', 'half']) })
export type SignedIn = z.infer<typeof SignedIn>

/** Six digits of the app; where the second factor itself is asked for, a recovery code will do as well. */
export const CodeBody = z.strictObject({ code: text })
export type CodeBody = z.infer<typeof CodeBody>

export const EmailBody = z.strictObject({ email: text })
export type EmailBody = z.infer<typeof EmailBody>

/** What a mailed link is worth now. One that does not stand says nothing about why, nor about whom. `workspace` is its name. */
export const LinkAnswer = z.discriminatedUnion('stands', [
  z.strictObject({ stands: z.literal(false), workspace: z.string() }),
  z.strictObject({
    stands: z.literal(true),
    name: z.string(),
    email: z.string(),
    language: z.string(),
    workspace: z.string(),
  }),
])
export type LinkAnswer = z.infer<typeof LinkAnswer>

export const NewPasswordBody = z.strictObject({ password: text })
export type NewPasswordBody = z.infer<typeof NewPasswordBody>

export const ChangePasswordBody = z.strictObject({ currentPassword: text, password: text })
export type ChangePasswordBody = z.infer<typeof ChangePasswordBody>

/** How many other sessions ended with it. */
export const Ended = z.strictObject({ endedSessions: z.number() })
export type Ended = z.infer<typeof Ended>

export const ChangeAddressBody = z.strictObject({ email: text, currentPassword: text })
export type ChangeAddressBody = z.infer<typeof ChangeAddressBody>

export const AddressChanged = z.strictObject({ email: z.string() })
export type AddressChanged = z.infer<typeof AddressChanged>

export const PasswordBody = z.strictObject({ currentPassword: text })
export type PasswordBody = z.infer<typeof PasswordBody>

/** Who one is, shown again: the password, or a code of the app. */
export const ProofBody = z.union([z.strictObject({ currentPassword: text }), z.strictObject({ code: text })])
export type ProofBody = z.infer<typeof ProofBody>

export const SecondFactorAnswer = z.strictObject({
  isOn: z.boolean(),
  since: moment.nullable(),
  recoveryCodesLeft: z.number(),
})
export type SecondFactorAnswer = z.infer<typeof SecondFactorAnswer>

/** For the app: the URI as a QR code, the key to type. Shown until a code confirms that the app has it. */
export const SecondFactorBegun = z.strictObject({ uri: z.string(), key: z.string() })
export type SecondFactorBegun = z.infer<typeof SecondFactorBegun>

/** Shown this once. */
export const RecoveryCodes = z.strictObject({ codes: z.array(z.string()) })
export type RecoveryCodes = z.infer<typeof RecoveryCodes>

export const SessionAnswer = z.strictObject({
  id: z.number(),
  isCurrent: z.boolean(),
  /** Names that need no translation ('Firefox', 'Windows'); null when the browser says nothing we know. */
  browser: z.string().nullable(),
  system: z.string().nullable(),
  ip: z.string().nullable(),
  createdAt: moment,
  lastSeenAt: moment,
})
export type SessionAnswer = z.infer<typeof SessionAnswer>
export const SessionList = listOf(SessionAnswer)
export type SessionList = z.infer<typeof SessionList>

export const WorkspaceAnswer = z.strictObject({
  name: z.string(),
  language: z.string(),
  country: z.string(),
  timeZone: z.string(),
})

/** What anybody may know who stands before the door of the client area: whose it is. */
export const ProviderAnswer = WorkspaceAnswer.pick({ name: true, language: true })
export type ProviderAnswer = z.infer<typeof ProviderAnswer>

/** Who is signed in at the agents' door, and what he may do. */
export const AgentSession = z.strictObject({
  person: z.strictObject({
    id: z.number(),
    name: z.string(),
    email: z.string(),
    language: z.string(),
    timeZone: z.string(),
    singleKeys: z.boolean(),
  }),
  role,
  permissions: z.array(z.string()),
  workspace: WorkspaceAnswer.extend({ severalCompanies: z.boolean(), companyExtras: z.boolean() }),
  /** Set while an agent has halted all mail. */
  mailHalted: z.strictObject({ at: z.iso.datetime(), byName: z.string().nullable() }).nullable(),
})
export type AgentSession = z.infer<typeof AgentSession>

export const AgentAnswer = z.strictObject({
  id: z.number(),
  name: z.string(),
  email: z.string(),
  role,
  language: z.string(),
  timeZone: z.string(),
  singleKeys: z.boolean(),
  access: z.enum(['none', 'invited', 'active']),
  invitedAt: moment.nullable(),
  secondFactor: z.boolean(),
  deactivatedAt: moment.nullable(),
  lastSeenAt: moment.nullable(),
  createdAt: moment,
  version: z.number(),
})
export type AgentAnswer = z.infer<typeof AgentAnswer>
export const AgentList = listOf(AgentAnswer)
export type AgentList = z.infer<typeof AgentList>

/** Without a language, the workspace's. */
export const InviteAgentBody = z.strictObject({
  name: text,
  email: text,
  role: text,
  language: text.optional(),
})
export type InviteAgentBody = z.infer<typeof InviteAgentBody>

export const ChangeAgentBody = z.strictObject({ name: text.optional(), role: text.optional() })
export type ChangeAgentBody = z.infer<typeof ChangeAgentBody>

export const ChangeProfileBody = z.strictObject({
  name: text.optional(),
  language: text.optional(),
  timeZone: text.optional(),
  singleKeys: z.boolean().optional(),
})
export type ChangeProfileBody = z.infer<typeof ChangeProfileBody>

export const ApiKeyAnswer = z.strictObject({
  id: z.number(),
  agent: z.strictObject({ id: z.number(), name: z.string() }),
  name: z.string(),
  /** encopia: for our API and Freshdesk's clients. whmcs: for WHMCS's clients. */
  kind: z.enum(['encopia', 'whmcs']),
  /** Of a WHMCS key; no secret. */
  identifier: z.string().nullable(),
  /** The last four characters, to tell keys apart. */
  hint: z.string(),
  scopes: z.array(z.string()),
  /** Where it may be used from (CIDR); null: from anywhere; none: nowhere without the access key. */
  allowedNetworks: z.array(z.string()).nullable(),
  createdAt: moment,
  expiresAt: moment.nullable(),
  lastUsedAt: moment.nullable(),
})
export type ApiKeyAnswer = z.infer<typeof ApiKeyAnswer>
export const ApiKeyList = listOf(ApiKeyAnswer)
export type ApiKeyList = z.infer<typeof ApiKeyList>

const Networks = z.array(z.string().max(100)).max(1000).nullable()

export const CreateApiKeyBody = z.strictObject({
  /** encopia unless it is said. */
  kind: z.enum(['encopia', 'whmcs']).optional(),
  name: text,
  scopes: z.array(text).max(50),
  expiresAt: text.nullable().optional(),
  /** From anywhere unless it is said. */
  allowedNetworks: Networks.optional(),
})
export type CreateApiKeyBody = z.infer<typeof CreateApiKeyBody>

/** What is secret is shown this once: the key itself, or what a WHMCS client comes with. */
export const CreatedApiKey = z.union([
  z.strictObject({ apiKey: ApiKeyAnswer, key: z.string() }),
  z.strictObject({
    apiKey: ApiKeyAnswer,
    identifier: z.string(),
    secret: z.string(),
    accessKey: z.string(),
  }),
])
export type CreatedApiKey = z.infer<typeof CreatedApiKey>

export const LimitApiKeyBody = z.strictObject({ allowedNetworks: Networks })
export type LimitApiKeyBody = z.infer<typeof LimitApiKeyBody>

export const WorkspaceBody = z.strictObject({
  name: text.optional(),
  language: text.optional(),
  country: text.optional(),
  timeZone: text.optional(),
  /** Whether a contact may belong to several companies. Off loses nothing. */
  severalCompanies: z.boolean().optional(),
  /** Whether companies have health score, account tier, renewal date and industry. Off loses nothing. */
  companyExtras: z.boolean().optional(),
  /** Whether Freshdesk's clients are answered at /api/v2, and WHMCS's at /includes/api.php. */
  freshdeskDoor: z.boolean().optional(),
  whmcsDoor: z.boolean().optional(),
})
export type WorkspaceBody = z.infer<typeof WorkspaceBody>

export const WorkspaceSettings = WorkspaceAnswer.extend({
  severalCompanies: z.boolean(),
  companyExtras: z.boolean(),
  freshdeskDoor: z.boolean(),
  whmcsDoor: z.boolean(),
  version: z.number(),
})
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>
