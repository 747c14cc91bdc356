import { useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import type { FieldAnswer } from '../../../../server/modules/fields/wire.ts'
import { useFieldLabel } from '../../../shared/fields/field-label.ts'
import { EntryForm } from '../../../shared/form/EntryForm.tsx'
import { SubmitButton } from '../../../shared/form/SubmitButton.tsx'
import { useEntryForm } from '../../../shared/form/use-entry-form.ts'
import { usePageTitle } from '../../../shared/title.ts'
import { WentWrong } from '../../../shared/WentWrong.tsx'
import { Button } from '../../../ui/Button.tsx'
import { EmptyState } from '../../../ui/EmptyState.tsx'
import { Panel, PanelBody, PanelFoot } from '../../../ui/Panel.tsx'
import { Say } from '../../../ui/Say.tsx'
import { Skeleton } from '../../../ui/Skeleton.tsx'
import { paths } from '../../paths.ts'
import { AnotherType } from './AnotherType.tsx'
import { DefinitionFields } from './DefinitionFields.tsx'
import css from './fields.module.css'
import { DefinitionPreview } from './Preview.tsx'
import { settingsOf } from './queries.ts'
import { useFieldRecord } from './record-of.ts'
import { useTypeWords } from './type-words.ts'
import { orTold, useFieldChanges } from './use-field-changes.ts'
import { definitionBody, definitionValues, placeOfProblem } from './values.ts'

/** `/agent/settings/fields/<record>/<id>`: what one definition says, its choices, and how it will look. */
export function FieldPanel() {
  const { t } = useLingui()
  const navigate = useNavigate()
  const record = useFieldRecord()
  const { id } = useParams({ strict: false })
  const label = useFieldLabel()
  const { data, error, refetch } = useQuery(settingsOf(record))
  const field = data?.items.find((each) => String(each.id) === id)
  const title = field ? label(field) : t`Field`
  usePageTitle(title)
  const close = () => void navigate({ to: paths.fields(record) })
  return (
    <Panel key={id} title={title} lead={field && <About field={field} />} onClose={close}>
      {error && !data && <WentWrong error={error} reset={() => void refetch()} />}
      {!data && !error && <Skeleton />}
      {data && !field && (
        <EmptyState kind="no-match" title={t`There is no such field`}>
          {t`The link may be wrong, or the field belongs to other records.`}
        </EmptyState>
      )}
      {field && (
        <EditField key={`${field.id} ${field.version}`} field={field} onReread={() => void refetch()} />
      )}
    </Panel>
  )
}

function About({ field }: { field: FieldAnswer }) {
  const { t } = useLingui()
  const type = useTypeWords()(field.type)
  const kind = field.isStandard ? t`Default field` : t`Custom field`
  return (
    <>
      {[kind, type].join(' · ')} · {t`key`} <span className="mono">{field.key}</span>
    </>
  )
}

function EditField({ field, onReread }: { field: FieldAnswer; onReread: () => void }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const start = definitionValues(field)
  const { change, archive, unarchive } = useFieldChanges()
  const entry = useEntryForm({
    start,
    save: (values) => change(field, definitionBody(values, start)),
    saved: () => undefined,
    fieldOf: placeOfProblem,
  })
  const isDirty = entry.form.formState.isDirty
  const putAway = async () => {
    if (await orTold(() => archive(field))) void navigate({ to: paths.fields(field.record) })
  }
  return (
    <EntryForm entry={entry} label={t`Edit field`}>
      {entry.failure?.status === 412 && (
        <Say tone="warn" role="alert" title={t`This field was changed meanwhile`}>
          <Button look="link" onClick={onReread}>{t`Show what is saved now`}</Button>
        </Say>
      )}
      <PanelBody>
        <div className={css.definition}>
          <DefinitionFields field={field} isDirty={isDirty} />
        </div>
        {!field.isStandard && <AnotherType field={field} isDirty={isDirty} />}
        <DefinitionPreview field={field} />
      </PanelBody>
      <PanelFoot>
        <div className={css.foot}>
          <SubmitButton keys="$mod+Enter">{t`Save`}</SubmitButton>
          {field.isArchived ? (
            <Button onClick={() => void orTold(() => unarchive(field))}>{t`Use again`}</Button>
          ) : (
            !field.isStandard && <Button onClick={() => void putAway()}>{t`Archive`}</Button>
          )}
        </div>
      </PanelFoot>
    </EntryForm>
  )
}
