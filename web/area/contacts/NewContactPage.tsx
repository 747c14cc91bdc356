import { useLingui } from '@lingui/react/macro'
import { ContactForm } from './ContactForm.tsx'
import { ContactsFrame } from './ContactsFrame.tsx'

/** `/area/<account>/contacts/new` */
export function NewContactPage() {
  const { t } = useLingui()
  return (
    <ContactsFrame chosen="new" name={() => t`New contact`}>
      {({ account, cards }) => <ContactForm account={account} card={null} cards={cards} />}
    </ContactsFrame>
  )
}
