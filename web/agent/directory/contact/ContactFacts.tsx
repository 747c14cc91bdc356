import { useLingui } from '@lingui/react/macro'
import { useSuspenseQuery } from '@tanstack/react-query'
import { type PostalAddress, postalLines } from '../../../../server/lib/pure/postal-address.ts'
import { networkName, profileUrl, socialNetworks } from '../../../../server/lib/pure/social-handles.ts'
import type { ContactAnswer } from '../../../../server/modules/directory/wire.ts'
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

/** What is known of a contact, each fact edited in its place. */
export function ContactFacts({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { name, jobTitle, language, timeZone, tags, externalId, about, defaultsApplied } = contact
  const byDefault = (path: string) =>
    defaultsApplied.includes(path) && <span className={css.default}>{t`by default`}</span>
  return (
    <Facts>
      <EditableFact contact={contact} name={label('name')} value={name} field={<NameField layout="bare" />} />
      <EmailsFact contact={contact} />
      <PhoneFact contact={contact} kind="mobilePhone" name={label('mobilePhone')} />
      <PhoneFact contact={contact} kind="workPhone" name={label('workPhone')} />
      <EditableFact
        contact={contact}
        name={label('jobTitle')}
        value={jobTitle}
        field={<JobTitleField layout="bare" />}
      />
      <EditableFact
        contact={contact}
        name={label('language')}
        value={language && languageName(language)}
        notes={byDefault('language')}
        field={<LanguageField layout="bare" />}
      />
      <EditableFact
        contact={contact}
        name={label('timeZone')}
        value={timeZone && timeZoneName(timeZone, new Date())}
        notes={
          timeZone && (
            <>
              {byDefault('timeZone')}
              <p className="meta">{t`it is ${hourOf(new Date(), timeZone)} there`}</p>
            </>
          )
        }
        field={<TimeZoneField name="timeZone" layout="bare" />}
      />
      <EditableFact
        contact={contact}
        name={label('postalAddress')}
        value={<AddressLines address={contact.postalAddress} />}
        notes={
          defaultsApplied.includes('postalAddress.country') && (
            <span className={css.default}>{t`country by default`}</span>
          )
        }
        field={<AddressFields layout="stacked" />}
      />
      <EditableFact
        contact={contact}
        name={label('tags')}
        value={tags.length > 0 && tags.map((tag) => <Tag key={tag}>{tag}</Tag>)}
        field={<TagsField layout="bare" />}
      />
      <EditableFact
        contact={contact}
        name={label('externalId')}
        value={externalId && <span className="mono">{externalId}</span>}
        field={<ExternalIdField layout="bare" />}
      />
      <HandlesFact contact={contact} />
      <EditableFact
        contact={contact}
        name={label('about')}
        value={about && <span className={css.lines}>{about}</span>}
        field={<AboutField layout="bare" />}
      />
      <CustomFacts contact={contact} />
      <PictureFact contact={contact} />
    </Facts>
  )
}

/** What the provider's own fields say, in their order. */
function CustomFacts({ contact }: { contact: ContactAnswer }) {
  const { t } = useLingui()
  const label = useFieldLabels()
  const { data: fields } = useSuspenseQuery(fieldsQuery)
  return fields.items.filter(isCustom).map((field) => {
    const value = contact.custom[customKey(field)]
    const isDefault = contact.defaultsApplied.includes(field.path)
    return (
      <EditableFact
        key={field.path}
        contact={contact}
        name={label(field.path)}
        value={value === undefined ? null : <FieldValue field={field} value={value} />}
        notes={isDefault && <span className={css.default}>{t`by default`}</span>}
        field={<CustomField field={field} layout="bare" />}
      />
    )
  })
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
