/** Sentences of problems that only this door has, and of those that it says otherwise. Clients go by the code beside them. */
export const words: Readonly<Record<string, string>> = {
  'shape.unknown': 'Unexpected/invalid field in request',
  'contact.no-identification':
    'Give at least one of email, phone, mobile, twitter_id, social_handler or unique_external_id',
  'ticket.no-requester':
    'Give one of requester_id, email, phone, unique_external_id, twitter_id or facebook_id',
  'ticket.unknown-requester': 'There is no such contact',
  'freshdesk.asked-by-agent': 'This is the address of an agent, who cannot ask as a customer',
  'freshdesk.asked-by-department': 'This is an address of our own, at which customers write to us',
  'freshdesk.not-here': 'This helpdesk has no such thing',
  'freshdesk.primary-email': 'Give the primary address: only it can have others beside it',
  'freshdesk.company-needed': 'A company is needed for a contact to view all its tickets',
  'freshdesk.not-deleted': 'The contact is not deleted; force=true erases her all the same',
  'freshdesk.merge-value': 'Both have one: say which is to stay',
  'freshdesk.merge-foreign': 'None of these contacts has this value',
  'freshdesk.files-too-large': 'The files are larger than 20 MB together',
  'freshdesk.avatar-type': 'A picture has to be a .jpg, .jpeg, .jpe or .png',
  'freshdesk.read-only': 'This cannot be changed',
  'freshdesk.inconsistent': 'It is not in a state in which this can be done',
  'freshdesk.incompatible': 'This does not go together with the rest',
  'freshdesk.query-quotes': 'The query has to stand within double quotes',
  'freshdesk.query-length': 'The query is longer than 512 characters',
  'freshdesk.query-syntax':
    'The query cannot be read: give tests as field:value, joined by AND, OR and parentheses',
  'freshdesk.query-no-range': 'Only dates and numbers are asked for by :> and :<',
  'freshdesk.query-no-day': "Give a day as 'YYYY-MM-DD'",
  'freshdesk.no-time': 'Give a time as YYYY-MM-DDTHH:MM:SSZ, or a day as YYYY-MM-DD',
}
