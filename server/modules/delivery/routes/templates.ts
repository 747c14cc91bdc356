import { mailPage } from '../../../http/mail-page.ts'
import {
  agents,
  answer,
  commandRoute,
  conversationRoute,
  type Route,
  readRoute,
} from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { changeTemplate, takeShippedText } from '../templates/change-template.ts'
import { archiveOwnTemplate, createOwnTemplate, renameOwnTemplate } from '../templates/own-templates.ts'
import { readOwnTemplates, readTemplate, readTemplates } from '../templates/read-templates.ts'
import { previewTemplate, sendTest } from '../templates/try-template.ts'
import { withScheme } from '../templates/with-scheme.ts'
import {
  NewOwnTemplate,
  OwnTemplateAnswer,
  OwnTemplateBody,
  OwnTemplatePath,
  OwnTemplatesAnswer,
  PreviewAnswer,
  TemplateAnswer,
  TemplateBody,
  TemplateChanged,
  TemplatePath,
  TemplatePreviewBody,
  TemplatesAnswer,
  TestSent,
} from '../wire.ts'

const access = agents('settings.manage')
const all = '/api/agent/mail-templates'
const one = `${all}/:key/:door/:language` as const
const own = '/api/agent/own-templates'

/** How mails are worded. */
export const templateRoutes: Route[] = [
  readRoute({
    path: all,
    summary: 'Every text of a mail: those that come with the program, then the workspace’s own',
    access,
    answers: { 200: TemplatesAnswer },
    handle: ({ db }) => readTemplates(db),
  }),
  readRoute({
    path: one,
    summary: 'A text, with what may stand in it',
    access,
    params: TemplatePath,
    answers: { 200: TemplateAnswer },
    handle: ({ db, params }) => readTemplate(db, params),
  }),
  commandRoute({
    method: 'PATCH',
    path: one,
    summary: 'Write a text anew; what is queued keeps its words, and it can be undone for 30 days',
    access,
    params: TemplatePath,
    body: TemplateBody,
    versioned: true,
    answers: { 200: TemplateChanged },
    handle: ({ tx, actor, now, params, version, body }) =>
      changeTemplate(tx, actor, now, { ...params, version, changes: body }),
  }),
  commandRoute({
    method: 'DELETE',
    path: `${one}/own-words`,
    summary: 'Take the text that comes with the program back; it can be undone for 30 days',
    access,
    params: TemplatePath,
    versioned: true,
    answers: { 200: TemplateChanged },
    handle: ({ tx, actor, now, params, version }) => takeShippedText(tx, actor, now, { ...params, version }),
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/agent/mail-template-preview',
    summary: 'A text, saved or not, as its readers would see it, filled in with examples',
    access,
    body: TemplatePreviewBody,
    answers: { 200: PreviewAnswer },
    handle: ({ db, publicUrl, now, body }) => previewTemplate(db, publicUrl, now, body),
  }),
  conversationRoute({
    method: 'POST',
    path: '/api/agent/mail-template-preview/page',
    summary:
      'The same as a page for a frame, from a form: the fields of the preview, `values` as JSON, and `scheme` light or dark',
    access,
    bytes: ['application/x-www-form-urlencoded'],
    answers: { 200: null },
    handle: async ({ db, publicUrl, now, body }) => {
      const { scheme, typed } = readForm(body as unknown as Buffer)
      return mailPage(withScheme((await previewTemplate(db, publicUrl, now, typed)).html, scheme))
    },
  }),
  commandRoute({
    method: 'POST',
    path: '/api/agent/mail-template-test',
    summary: 'Send a text, saved or not, to one’s own address',
    access,
    body: TemplatePreviewBody,
    answers: { 201: TestSent },
    handle: async ({ tx, actor, now, body }) => answer(201, await sendTest(tx, actor, now, body)),
  }),
  readRoute({
    path: own,
    summary: 'The workspace’s own texts for notices that are in use',
    access: agents('notices.send'),
    answers: { 200: OwnTemplatesAnswer },
    handle: async ({ db }) => ({ items: await readOwnTemplates(db) }),
  }),
  commandRoute({
    method: 'POST',
    path: own,
    summary: 'Make a text of the workspace’s own, in one language or both',
    access,
    body: NewOwnTemplate,
    idempotent: true,
    answers: { 201: OwnTemplateAnswer },
    handle: async ({ tx, actor, now, body }) => answer(201, await createOwnTemplate(tx, actor, now, body)),
  }),
  commandRoute({
    method: 'PATCH',
    path: `${own}/:key`,
    summary: 'Name one of the workspace’s own texts anew',
    access,
    params: OwnTemplatePath,
    body: OwnTemplateBody,
    versioned: true,
    answers: { 200: OwnTemplateAnswer },
    handle: ({ tx, actor, now, params, version, body }) =>
      renameOwnTemplate(tx, actor, now, { ...params, version, ...body }),
  }),
  commandRoute({
    method: 'PUT',
    path: `${own}/:key/archival`,
    summary: 'Take one of the workspace’s own texts out of use',
    access,
    params: OwnTemplatePath,
    versioned: true,
    answers: { 200: OwnTemplateAnswer },
    handle: ({ tx, actor, now, params, version }) =>
      archiveOwnTemplate(tx, actor, now, { ...params, version, to: 'archived' }),
  }),
  commandRoute({
    method: 'DELETE',
    path: `${own}/:key/archival`,
    summary: 'Take one back into use',
    access,
    params: OwnTemplatePath,
    versioned: true,
    answers: { 200: OwnTemplateAnswer },
    handle: ({ tx, actor, now, params, version }) =>
      archiveOwnTemplate(tx, actor, now, { ...params, version, to: 'in-use' }),
  }),
]

function readForm(bytes: Buffer): { scheme: 'light' | 'dark'; typed: TemplatePreviewBody } {
  const { scheme, values, actionLabel, ...fields } = Object.fromEntries(new URLSearchParams(bytes.toString()))
  const read = TemplatePreviewBody.safeParse({
    ...fields,
    actionLabel: actionLabel || null,
    ...(values ? { values: asJson(values) } : {}),
  })
  if (!read.success) throw new Refusal('invalid', [{ path: '', code: 'template.form' }])
  return { scheme: scheme === 'dark' ? 'dark' : 'light', typed: read.data }
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
