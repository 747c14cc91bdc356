import { z } from 'zod'
import type { Handle } from '../../../../lib/db.ts'
import { readOwnTemplate, readOwnTemplates } from '../../../../modules/delivery/index.ts'
import { createNotice } from '../../../../modules/notices/index.ts'
import type { NoticeBody } from '../../../../modules/notices/wire.ts'
import { unstorableTexts } from '../../../unstorable.ts'
import { commandAction, Refused } from '../action.ts'
import { type About, aboutWhat } from '../related.ts'
import { id, text } from '../shapes/fields.ts'
import { inHtml, literally, mergeInto } from '../shapes/merge-fields.ts'
import { readVariables } from '../shapes/php-serialized.ts'
import { type Preference, preferences } from '../shapes/preferences.ts'

export const sendEmail = commandAction({
  name: 'SendEmail',
  summary:
    'Send a notice about a client, service, domain or ticket; whoever is ticked for its type gets a copy',
  access: 'notices.send',
  fields: z.object({
    messagename: text,
    id: text,
    customtype: text,
    customsubject: text,
    custommessage: text,
    customvars: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
    clientid: id.optional(),
  }),
  answers: z.strictObject({}),
  says: { 'invalid:customvars': 'The custom variables you provided are invalid.' },
  names: { account: 'id', body: 'custommessage', subject: 'customsubject', values: 'customvars' },
  handle: async ({ tx, secrets, actor, now, fields }) => {
    const name = fields.messagename?.trim() ?? ''
    const type = fields.customtype?.trim().toLowerCase() ?? ''
    if (name === '' && type === '')
      throw new Refused('You must provide either an existing email template name or a custom message type')
    if (type !== '' && !isPreference(type)) throw new Refused('Invalid message type provided')
    if (name === '' && !fields.customsubject?.trim())
      throw new Refused('A subject is required for a custom message')
    if (name === '' && !fields.custommessage?.trim())
      throw new Refused('A message body is required for a custom message')
    const variables = readVariables(fields.customvars ?? '')
    if (!variables || unstorableTexts([...variables]).length > 0)
      throw new Refused('The custom variables you provided are invalid.')
    const related = fields.id?.trim() ?? ''
    if (related === '') throw new Refused('A related ID is required')
    const about = await aboutWhat(tx, (type || 'general') as Preference, related, fields.clientid)
    const written = name === '' ? custom(about, fields, variables) : await ofTemplate(tx, name, variables)
    await createNotice(tx, secrets, actor, now, { ...about.notice, ...written })
    return {}
  },
})

const isPreference = (type: string): type is Preference => preferences.some((each) => each === type)

type Text = Pick<NoticeBody, 'subject' | 'body' | 'format' | 'template' | 'values'>

function custom(
  { values }: About,
  fields: { customsubject?: string | undefined; custommessage?: string | undefined },
  variables: ReadonlyMap<string, string>,
): Text {
  const known = new Map([...values, ...variables])
  const subject = mergeInto(fields.customsubject ?? '', known, literally)
  const body = mergeInto(fields.custommessage ?? '', known, inHtml)
  if ('fault' in subject) throw new Refused(subject.fault)
  if ('fault' in body) throw new Refused(body.fault)
  return { subject: subject.text, body: body.text, format: 'html' }
}

/** One of the workspace's own templates, by its name or its key; it gets the values that it asks for. */
async function ofTemplate(db: Handle, name: string, variables: ReadonlyMap<string, string>): Promise<Text> {
  const wanted = name.toLowerCase()
  const found = (await readOwnTemplates(db)).find(
    (each) => each.name.toLowerCase() === wanted || each.key === wanted || each.key === `custom.${wanted}`,
  )
  if (!found) {
    const key = wanted.startsWith('custom.') ? wanted : `custom.${wanted}`
    throw new Refused(
      (await readOwnTemplate(db, key)) ? 'Email Template is disabled' : 'Email Template not found',
    )
  }
  const values = found.values.flatMap((each) => {
    const value = variables.get(each)
    return value === undefined ? [] : [[each, value] as const]
  })
  return { template: found.key, values: Object.fromEntries(values) }
}
