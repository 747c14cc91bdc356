import { z } from 'zod'

const time = z.iso.datetime()

/** Whether mail leaves. While it is halted nothing does, sign-in links neither. */
export const SendingAnswer = z.strictObject({
  halted: z.strictObject({ at: time, byName: z.string().nullable() }).nullable(),
  /** How many deliveries wait, counted to 10,000. */
  waiting: z.number(),
})
export type SendingAnswer = z.infer<typeof SendingAnswer>

export const DkimKeyPath = z.strictObject({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

export const DkimKeyAnswer = z.strictObject({
  id: z.number(),
  domain: z.string(),
  selector: z.string(),
  /** The record that the domain's DNS needs: a TXT record of this name and value. */
  record: z.strictObject({ name: z.string(), value: z.string() }),
  state: z.enum(['new', 'in-use', 'retired']),
  createdAt: time,
  inUseSince: time.nullable(),
  retiredAt: time.nullable(),
})
export type DkimKeyAnswer = z.infer<typeof DkimKeyAnswer>

export const DkimAnswer = z.strictObject({
  /** The domain that our mail is from. */
  domain: z.string(),
  items: z.array(DkimKeyAnswer),
})
export type DkimAnswer = z.infer<typeof DkimAnswer>

export const NewDkimKey = z.strictObject({
  /** What tells one key of a domain from another; made up where it is not given. */
  selector: z.string().max(1000).optional(),
  /** One that our mail is from; MAIL_FROM's where it is not given. */
  domain: z.string().max(1000).optional(),
})

/** What the DNS of each domain that our mail is from should say, and what it says now. */
export const SendingDnsAnswer = z.strictObject({
  items: z.array(
    z.strictObject({
      domain: z.string(),
      /** Whether mail of nobody in particular is from it. */
      isMailFrom: z.boolean(),
      departments: z.array(z.strictObject({ name: z.string(), address: z.string() })),
      records: z.array(
        z.strictObject({
          kind: z.enum(['spf', 'dkim', 'dmarc', 'mx']),
          type: z.enum(['TXT', 'MX']),
          /** Null: it has none before a key is made, whose selector it begins with. */
          name: z.string().nullable(),
          /** The value to publish; null: a key has to be made first. */
          publish: z.string().nullable(),
          /**
           * `other`: there is one that does not do. SPF: several, or the server that mail is sent through does not pass; DMARC:
           * a policy of none; MX: mail goes to another server, from where a mailbox has to be looked at.
           */
          found: z.enum(['right', 'missing', 'other', 'unknown']),
          /** As they stand there. */
          records: z.array(z.string()),
        }),
      ),
    }),
  ),
})
export type SendingDnsAnswer = z.infer<typeof SendingDnsAnswer>

/** What DNS says: the record is right, is not there, is another one, or could not be asked for. */
export const DkimCheckAnswer = z.strictObject({
  found: z.enum(['right', 'missing', 'other', 'unknown']),
  /** The records found, as they stand there. */
  records: z.array(z.string()),
})
export type DkimCheckAnswer = z.infer<typeof DkimCheckAnswer>
