import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Button } from '../../../ui/Button.tsx'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { paths } from '../../paths.ts'
import { customByPath, Defaults } from '../form/by-default.ts'
import { ContactFields } from '../form/ContactFields.tsx'
import { ForWriters } from '../form/ForWriters.tsx'
import formCss from '../form/form.module.css'
import { useContactId } from './contact-id.ts'
import { leftOutWords } from './left-out-words.ts'
import { contactQuery } from './queries.ts'
import { StaleContact } from './StaleContact.tsx'
import { told } from './told.ts'
import { useChangeForm } from './use-change-form.ts'

/** `/agent/contacts/<id>/edit`: everything at once, beside the record. */
export function EditContactPage() {
  const { t } = useLingui()
  return (
    <ForWriters title={t`Edit contact`} back={paths.contact(useContactId())}>
      <EditContact />
    </ForWriters>
  )
}

function EditContact() {
  const { t } = useLingui()
  const navigate = useNavigate()
  usePageTitle(t`Edit contact`)
  const { data: contact } = useSuspenseQuery(contactQuery(useContactId()))
  const close = () => void navigate({ to: paths.contact(contact.id) })
  const { entry, change } = useChangeForm(contact, (outcome) => {
    if (outcome.is === 'saved')
      toast([t`${contact.name} was saved`, ...leftOutWords(outcome.answer)].join('. '))
    close()
  })
  const ifDefault = (path: string, value: string | null | undefined) =>
    contact.defaultsApplied.includes(path) ? (value ?? '') : ''
  return (
    <Panel title={t`Edit contact`} lead={contact.name} onClose={close}>
      {change.stale ? (
        <PanelBody>
          <StaleContact
            stale={change.stale}
            onSend={(draft, version) => void told(() => change.send(draft, version))}
            onDiscard={change.discard}
          />
        </PanelBody>
      ) : (
        <Defaults
          value={{
            language: ifDefault('language', contact.language),
            timeZone: ifDefault('timeZone', contact.timeZone),
            'postalAddress.country': ifDefault('postalAddress.country', contact.postalAddress?.country),
            ...customByPath(entry.form.getValues('custom'), contact.defaultsApplied),
          }}
        >
          <EntryForm entry={entry} label={t`Edit contact`}>
            <PanelBody>
              <ContactFields contact={contact} />
            </PanelBody>
            <PanelFoot>
              <div className={formCss.acts}>
                <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
                <Button onClick={close}>{t`Cancel`}</Button>
              </div>
            </PanelFoot>
          </EntryForm>
        </Defaults>
      )}
    </Panel>
  )
}
