import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type PostalAddress, postalLines } from '../../../../server/lib/pure/postal-address.ts'
import { networkName, profileUrl, socialNetworks } from '../../../../server/lib/pure/social-handles.ts'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { customKey, isCustom } from '../../../shared/fields/definition.ts'
import { FieldValue } from '../../../shared/fields/FieldValue.tsx'
import { AddressFields } from '../../../shared/form/AddressFields.tsx'
import { TimeZoneField } from '../../../shared/form/TimeZoneField.tsx'
import { countryName, languageName } from '../../../shared/formats.ts'
import { timeZoneName } from '../../../shared/time-zone-name.ts'
import { Tag } from '../../../ui/Chip.tsx'
import { Fact, Facts } from '../../../ui/Facts.tsx'
import { fieldsQuery, useFieldLabels } from '../../trail/field-labels.ts'
import { hourOf } from '../../trail/hour.ts'
import { CustomField } from '../form/CustomField.tsx'
import { LanguageField } from '../form/LanguageField.tsx'
import { NameField } from '../form/NameField.tsx'
import { SocialFields } from '../form/SocialFields.tsx'
import { AboutField, ExternalIdField, JobTitleField, TagsField } from '../form/TextFields.tsx'
import css from '../record/record.module.css'
import { EditableFact } from './EditableFact.tsx'
import { PictureFact } from './PictureFact.tsx'
import { EmailsFact, PhoneFact } from './ReachFacts.tsx'

/** What is known of a contact, in the order of the definitions, each fact edited in its place. */
export function ContactFacts({ contact }: { contact: ContactAnswer }) {
  const { data: fields } = useSuspenseQuery(fieldsQuery)
  return (
    <Facts>
      {fields.items.map((field) => (
        <ContactFact key={field.path} contact={contact} field={field} />
      ))}
    </Facts>
  )
}

function ContactFact({ contact, field }: { contact: ContactAnswer; field: FieldAnswer }) {
  const { t } = useLingui()
  const name = useFieldLabels()(field.path)
  const { jobTitle, language, timeZone, tags, externalId, about, defaultsApplied } = contact
  const byDefault = defaultsApplied.includes(field.path) && (
    <span className={css.default}>{t`by default`}</span>
  )
  const fact = { contact, name }
  switch (field.path) {
    case 'name':
      return <EditableFact {...fact} value={contact.name} field={<NameField layout="bare" />} />
    case 'emails':
      return <EmailsFact contact={contact} />
    case 'mobilePhone':
    case 'workPhone':
      return <PhoneFact {...fact} kind={field.path} />
    case 'jobTitle':
      return <EditableFact {...fact} value={jobTitle} field={<JobTitleField layout="bare" />} />
    case 'language':
      return (
        <EditableFact
          {...fact}
          value={language && languageName(language)}
          notes={byDefault}
          field={<LanguageField layout="bare" />}
        />
      )
    case 'timeZone':
      return (
        <EditableFact
          {...fact}
          value={timeZone && timeZoneName(timeZone, new Date())}
          notes={
            timeZone && (
              <>
                {byDefault}
                <p className="meta">{t`it is ${hourOf(new Date(), timeZone)} there`}</p>
              </>
            )
          }
          field={<TimeZoneField name="timeZone" layout="bare" />}
        />
      )
    case 'postalAddress':
      return (
        <EditableFact
          {...fact}
          value={<AddressLines address={contact.postalAddress} />}
          notes={
            defaultsApplied.includes('postalAddress.country') && (
              <span className={css.default}>{t`country by default`}</span>
            )
          }
          field={<AddressFields layout="stacked" />}
        />
      )
    case 'tags':
      return (
        <EditableFact
          {...fact}
          value={tags.length > 0 && tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
          field={<TagsField layout="bare" />}
        />
      )
    case 'externalId':
      return (
        <EditableFact
          {...fact}
          value={externalId && <span className="mono">{externalId}</span>}
          field={<ExternalIdField layout="bare" />}
        />
      )
    case 'socialHandles':
      return <HandlesFact contact={contact} />
    case 'about':
      return (
        <EditableFact
          {...fact}
          value={about && <span className={css.lines}>{about}</span>}
          field={<AboutField layout="bare" />}
        />
      )
    case 'avatar':
      return <PictureFact contact={contact} />
    default:
      return isCustom(field) && <CustomFact {...fact} field={field} notes={byDefault} />
  }
}

type CustomFactProps = { contact: ContactAnswer; name: string; field: FieldAnswer; notes: ReactNode }

function CustomFact({ contact, name, field, notes }: CustomFactProps) {
  const value = contact.custom[customKey(field)]
  return (
    <EditableFact
      contact={contact}
      name={name}
      value={value === undefined ? null : <FieldValue field={field} value={value} />}
      notes={notes}
      field={<CustomField field={field} layout="bare" />}
    />
  )
}

function AddressLines({ address }: { address: ContactAnswer['postalAddress'] }) {
  const { t } = useLingui()
  if (!address) return <span className="meta">{t`empty`}</span>
  const lines = postalLines(address as PostalAddress)
  const country = address.country ? [countryName(address.country)] : []
  return <span className={css.lines}>{[...lines, ...country].join('\n')}</span>
}

function HandlesFact({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const given = socialNetworks.flatMap((network) => {
    const handle = contact.socialHandles[network]
    return handle ? [{ network, handle }] : []
  })
  return (
    <>
      {given.map(({ network, handle }) => (
        <Fact key={network} name={networkName(network)}>
          <a href={profileUrl(network, handle)} target="_blank" rel="noreferrer">
            {handle}
          </a>
        </Fact>
      ))}
      <EditableFact
        contact={contact}
        name={label('socialHandles')}
        value={given.length > 0 && t`${given.length} given`}
        field={<SocialFields layout="stacked" />}
      />
    </>
  )
}
