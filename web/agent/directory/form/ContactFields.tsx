import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { Fragment, type ReactNode, use } from 'react'
import { useWatch } from 'react-hook-form'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { customKey, isCustom } from '../../../shared/fields/definition.ts'
import { AddressFields } from '../../../shared/form/AddressFields.tsx'
import { TimeZoneField } from '../../../shared/form/TimeZoneField.tsx'
import { formatNumber } from '../../../shared/formats.ts'
import { fieldsQuery, useFieldLabels } from '../../trail/field-labels.ts'
import { CompaniesField } from '../membership/CompaniesField.tsx'
import { Defaults, useByDefault } from './by-default.ts'
import { CustomField } from './CustomField.tsx'
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

/**
 * All fields of a contact: those to be seen, in the order of the definitions, the rest in groups whose heads say what is
 * in them. A custom field is seen where it stands among the first ones, and else in a group of its kind.
 */
export function ContactFields({ contact, children }: { contact?: ContactAnswer; children?: ReactNode }) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { seen, folded } = partedFields(useSuspenseQuery(fieldsQuery).data.items)
  return (
    <SimilarContacts value={useSimilar(contact?.id)}>
      {seen.map((field) => (
        <SeenField key={field.path} field={field} contact={contact} />
      ))}
      <div className={css.groups}>
        {folded.length > 0 && (
          <FormGroup title={t`More data`} count={<CustomCount fields={folded} />} holds={['custom']}>
            {folded.map((field) => (
              <CustomField key={field.path} field={field} />
            ))}
          </FormGroup>
        )}
        <FormGroup title={label('postalAddress')} count={<AddressCount />} holds={['postalAddress']}>
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

const first = ['name', 'emails', 'workPhone', 'mobilePhone', 'jobTitle', 'language', 'timeZone', 'tags']

/** What is seen at once, and which custom fields stand behind all of that. Both phones are one field. */
function partedFields(fields: FieldAnswer[]): { seen: FieldAnswer[]; folded: FieldAnswer[] } {
  const last = fields.findLastIndex(({ path }) => first.includes(path))
  const firstPhone = fields.find(({ path }) => path === 'workPhone' || path === 'mobilePhone')
  const isSecondPhone = ({ path }: FieldAnswer) => path.endsWith('Phone') && path !== firstPhone?.path
  return {
    seen: fields.filter(
      (field, at) => (first.includes(field.path) && !isSecondPhone(field)) || (isCustom(field) && at < last),
    ),
    folded: fields.filter((field, at) => isCustom(field) && at > last),
  }
}

function SeenField({ field, contact }: { field: FieldAnswer; contact: ContactAnswer | undefined }) {
  const label = useFieldLabels()
  const zoneByDefault = useByDefault('timeZone')
  switch (field.path) {
    case 'name':
      return <NameField opens />
    case 'emails':
      return <EmailsField />
    case 'workPhone':
    case 'mobilePhone':
      return (
        <Fragment>
          <PhonesField />
          <CompaniesField known={contact?.emails.map(({ address }) => address)} />
        </Fragment>
      )
    case 'jobTitle':
      return <JobTitleField />
    case 'language':
      return <LanguageField />
    case 'timeZone':
      return <TimeZoneField name="timeZone" label={label('timeZone')} byDefault={zoneByDefault} />
    case 'tags':
      return <TagsField />
    default:
      return <CustomField field={field} />
  }
}

function CustomCount({ fields }: { fields: FieldAnswer[] }) {
  const custom = useWatch<ContactValues, 'custom'>({ name: 'custom' })
  const byDefault = use(Defaults)
  const given = fields.filter((field) => custom[customKey(field)])
  const isDefault = (field: FieldAnswer) =>
    custom[customKey(field)] === byDefault?.[field.path as `custom.${string}`]
  const defaults = given.filter(isDefault).length
  return <Filled count={given.length - defaults} byDefault={defaults} />
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
