import { z } from 'zod'

const text = z.string().max(1000)

export const SetUpBody = z.strictObject({
  secret: text,
  workspace: z.strictObject({ name: text, language: text, country: text, timeZone: text }),
  owner: z.strictObject({ name: text, email: text, password: text }),
})
export type SetUpBody = z.infer<typeof SetUpBody>

export const SignInBody = z.strictObject({ email: text, password: text })
export type SignInBody = z.infer<typeof SignInBody>

export const WorkspaceAnswer = z.strictObject({
  name: z.string(),
  language: z.string(),
  country: z.string(),
  timeZone: z.string(),
})

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
  role: z.enum(['owner', 'admin', 'agent', 'viewer']),
  permissions: z.array(z.string()),
  workspace: WorkspaceAnswer,
})
export type AgentSession = z.infer<typeof AgentSession>
