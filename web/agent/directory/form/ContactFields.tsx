import { useLingui } from '@lingui/react/macro'
import { type ReactNode, use } from 'react'
import { useWatch } from 'react-hook-form'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import { AddressFields } from '../../../shared/form/AddressFields.tsx'
import { TimeZoneField } from '../../../shared/form/TimeZoneField.tsx'
import { formatNumber } from '../../../shared/formats.ts'
import { CompaniesField } from '../membership/CompaniesField.tsx'
import { Defaults, useByDefault } from './by-default.ts'
import { EmailsField } from './EmailsField.tsx'
import { FormGroup } from './FormGroup.tsx'
import css from './form.module.css'
import { LanguageField } from './LanguageField.tsx'
import { NameField } from './NameField.tsx'
import { PhonesField } from './PhonesField.tsx'
import { SocialFields } from './SocialFields.tsx'
import { AboutField, ExternalIdField, JobTitleField, TagsField } from './TextFields.tsx'
import { SimilarContacts, useSimilar } from './use-similar.ts'
import type { ContactValues } from './values.ts'

/** All fields of a contact: eight to be seen, the rest in groups whose heads say what is in them. */
export function ContactFields({ contact, children }: { contact?: ContactAnswer; children?: ReactNode }) {
  const { t } = useLingui()
  return (
    <SimilarContacts value={useSimilar(contact?.id)}>
      <NameField opens />
      <EmailsField />
      <PhonesField />
      <CompaniesField known={contact?.emails.map(({ address }) => address)} />
      <JobTitleField />
      <LanguageField />
      <TimeZoneField name="timeZone" byDefault={useByDefault('timeZone')} />
      <TagsField />
      <div className={css.groups}>
        <FormGroup title={t`Postal address`} count={<AddressCount />} holds={['postalAddress']}>
          <AddressFields byDefault={useByDefault('postalAddress.country')} />
        </FormGroup>
        <FormGroup
          title={t`Social and other IDs`}
          count={<IdCount />}
          holds={['socialHandles', 'externalId']}
        >
          <SocialFields />
          <ExternalIdField />
        </FormGroup>
        <FormGroup title={t`About the contact`} count={<AboutCount />} holds={['about', 'avatar']}>
          <AboutField />
          {children}
        </FormGroup>
      </div>
    </SimilarContacts>
  )
}

function AddressCount() {
  const address = useWatch<ContactValues, 'postalAddress'>({ name: 'postalAddress' })
  const byDefault = use(Defaults)?.['postalAddress.country']
  const isDefault = Boolean(byDefault) && address.country === byDefault
  const filled = Object.entries(address).filter(([part, text]) => text && !(isDefault && part === 'country'))
  return <Filled count={filled.length} byDefault={isDefault ? 1 : 0} />
}

function IdCount() {
  const [handles, externalId] = useWatch<ContactValues, ['socialHandles', 'externalId']>({
    name: ['socialHandles', 'externalId'],
  })
  return <Filled count={[...Object.values(handles), externalId].filter(Boolean).length} byDefault={0} />
}

function AboutCount() {
  const [about, picture] = useWatch({ name: ['about', 'picture'] })
  return <Filled count={[about, picture].filter(Boolean).length} byDefault={0} />
}

function Filled({ count, byDefault }: { count: number; byDefault: number }) {
  const { t } = useLingui()
  const words = [
    ...(count > 0 ? [formatNumber(count)] : []),
    ...(byDefault > 0 ? [t`${byDefault} by default`] : []),
  ]
  return <>{words.length > 0 ? words.join(', ') : t`empty`}</>
}
