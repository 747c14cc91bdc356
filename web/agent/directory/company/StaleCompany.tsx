import { useLingui } from '@lingui/react/macro'
import type { CompanyAnswer, CompanyBody } from '../../../../server/modules/directory/wire.ts'
import { useFieldValue } from '../../trail/FieldValue.tsx'
import { useFieldLabels } from '../../trail/field-labels.ts'
import { StaleRecord } from '../record/StaleRecord.tsx'
import type { BothVersions } from '../record/use-record-change.ts'

type StaleCompanyProps = BothVersions<CompanyAnswer, CompanyBody>

/** Both versions of a company's fields that were to be saved. */
export function StaleCompany({ stale, onSend, onDiscard }: StaleCompanyProps) {
  const { t } = useLingui()
  // Whether contacts are associated is no field of the company: it goes along with its domains.
  const { associateMatching, ...draft } = stale.draft
  return (
    <StaleRecord<CompanyAnswer, CompanyBody>
      stale={{ ...stale, draft }}
      title={(who, ago) => t`${who} changed this company ${ago}`}
      label={useFieldLabels('company')}
      shown={useFieldValue('company')}
      asDrafted={asDrafted}
      onSend={(kept, version) =>
        onSend(
          kept.mailDomains && associateMatching !== undefined ? { ...kept, associateMatching } : kept,
          version,
        )
      }
      onDiscard={onDiscard}
    />
  )
}

const asDrafted = (company: CompanyAnswer) => ({
  ...company,
  mailDomains: company.mailDomains.map(({ typed }) => typed),
})
