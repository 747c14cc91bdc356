import { useLingui } from '@lingui/react/macro'
import { useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { PictureChooser } from '../../../shared/form/PictureChooser.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { asDataUrl } from '../../../shared/form/scale-picture.ts'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { toast } from '../../../shared/toasts.ts'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { readListSearch } from '../../lists/list-search.ts'
import { paths } from '../../paths.ts'
import { fieldsQuery } from '../../trail/field-labels.ts'
import { companyQuery } from '../company/queries.ts'
import { leftOutWords } from '../contact/left-out-words.ts'
import { withCompany } from '../membership/values.ts'
import { ActivationChoice } from './ActivationChoice.tsx'
import { customByPath, Defaults } from './by-default.ts'
import { ContactFields } from './ContactFields.tsx'
import { ForWriters } from './ForWriters.tsx'
import css from './form.module.css'
import { readNewSearch } from './new-search.ts'
import { placeOfProblem } from './problem-places.ts'
import { idempotencyKeys, type SavedContact, saveNewContact } from './save-new-contact.ts'
import { emptyValues, type NewContactValues, prefilled } from './values.ts'

const another = 'another'

/** `/agent/contacts/new` */
export function NewContactPage() {
  const { t } = useLingui()
  return (
    <ForWriters title={t`New contact`} back={paths.contacts()}>
      <NewContact />
    </ForWriters>
  )
}

function NewContact() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { data: fields } = useSuspenseQuery(fieldsQuery)
  const search = useSearch({ strict: false }) as Record<string, unknown>
  const { prefill, company: companyId } = readNewSearch(search)
  const company = companyId && queryClient.getQueryData(companyQuery(companyId).queryKey)
  const [keyFor] = useState(idempotencyKeys)
  const empty = emptyValues(fields.items)
  const sent = useRef(empty)
  usePageTitle(t`New contact`)

  // What each form of this page begins with: the next one is of the same company.
  const blank = company
    ? { ...empty, companies: withCompany([], { companyId: company.id, name: company.name }) }
    : empty
  const entry = useEntryForm<NewContactValues, SavedContact>({
    start: company ? blank : prefilled(empty, prefill),
    draft: ['new-contact', company ? `of ${company.id}` : prefill].filter(Boolean).join(' '),
    save: (values) => {
      sent.current = values
      return saveNewContact(values, { byDefault: empty, fields: fields.items }, keyFor)
    },
    saved: (saved, button) => goOn(saved, button),
    fieldOf: (problem) => placeOfProblem(problem, sent.current),
  })
  const close = () =>
    void navigate(
      company ? { to: paths.company(company.id) } : { to: paths.contacts(), search: readListSearch(search) },
    )

  const goOn = ({ contact, isPictureLost }: SavedContact, button: string) => {
    for (const queryKey of [['contacts'], ['companies'], ['company'], ['company-contacts']])
      void queryClient.invalidateQueries({ queryKey })
    queryClient.setQueryData(['contact', contact.id], isPictureLost ? contact : undefined)
    const saved = isPictureLost
      ? t`${contact.name} was saved, but not the picture`
      : t`${contact.name} was saved`
    toast([saved, ...leftOutWords(contact)].join('. '))
    if (button !== another) return void navigate({ to: paths.contact(contact.id), replace: true })
    entry.form.reset(blank)
    // The lines of e-mails are made anew by the reset, and one of them may have had the focus.
    setTimeout(() => entry.form.setFocus('name'))
  }
  return (
    <Panel title={t`New contact`} lead={t`Name and at least one means of contact.`} onClose={close}>
      <Defaults
        value={{
          language: empty.language,
          timeZone: empty.timeZone,
          'postalAddress.country': empty.postalAddress.country,
          ...customByPath(empty.custom),
        }}
      >
        <EntryForm entry={entry} label={t`New contact`}>
          <PanelBody>
            <ContactFields>
              <Picture />
            </ContactFields>
          </PanelBody>
          <PanelFoot>
            <ActivationChoice />
            <div className={css.acts}>
              <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
              <SubmitButton look="plain" value={another} keys="$mod+Shift+Enter">
                {t`Save and create another`}
              </SubmitButton>
            </div>
          </PanelFoot>
        </EntryForm>
      </Defaults>
    </Panel>
  )
}

function Picture() {
  const { t } = useLingui()
  const { setValue } = useFormContext<NewContactValues>()
  const picture = useWatch<NewContactValues, 'picture'>({ name: 'picture' })
  const keep = (url: string) => setValue('picture', url, { shouldDirty: true })
  return (
    <FormFieldGroup name="picture" label={t`Picture`}>
      <PictureChooser
        picture={picture}
        alt={t`The contact, as kept`}
        onChoose={(blob) => void asDataUrl(blob).then(keep)}
        onRemove={() => keep('')}
      />
    </FormFieldGroup>
  )
}
