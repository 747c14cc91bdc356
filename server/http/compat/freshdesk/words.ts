/** Sentences of problems that only this door has, and of those that it says otherwise. Clients go by the code beside them. */
export const words: Readonly<Record<string, string>> = {
  'shape.unknown': 'Unexpected/invalid field in request',
  'contact.no-identification':
    'Give at least one of email, phone, mobile, twitter_id, social_handler or unique_external_id',
  'freshdesk.read-only': 'This cannot be changed',
  'freshdesk.inconsistent': 'It is not in a state in which this can be done',
  'freshdesk.incompatible': 'This does not go together with the rest',
}
