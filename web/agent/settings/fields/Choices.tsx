import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { useFieldArray, useFormContext, useWatch } from 'react-hook-form'
import { FormField, FormFieldGroup } from '../../../shared/form/FormField.tsx'
import { Button, IconButton } from '../../../ui/Button.tsx'
import { Fold } from '../../../ui/Rows.tsx'
import { TextInput } from '../../../ui/TextInput.tsx'
import { AddChoices } from './AddChoices.tsx'
import type { Defined } from './defined.ts'
import css from './fields.module.css'
import { MergeChoices } from './MergeChoices.tsx'
import { usesQuery } from './queries.ts'
import { useDragOrder } from './use-drag-order.ts'
import type { DefinitionValues } from './values.ts'

/** The choices of a dropdown: renamed, ordered, archived and added with the form; merged at once. */
export function Choices({ field, isDirty }: { field: Defined; isDirty: boolean }) {
  const { t } = useLingui()
  const { control, getValues, setValue, setFocus } = useFormContext<DefinitionValues>()
  const { fields: rows, append, move, remove } = useFieldArray({ control, name: 'options' })
  const options = useWatch<DefinitionValues, 'options'>({ name: 'options' })
  const uses = useQuery({ ...usesQuery(field.id ?? 0), enabled: field.id !== undefined })
  const places = rows.map((_, at) => at)
  const drag = useDragOrder(places, (from, after) =>
    move(from, after === null ? 0 : after < from ? after + 1 : after),
  )
  const archive = (at: number) => {
    setValue('defaultValue', defaultWithout(at), { shouldDirty: true })
    if (options[at]?.optionId === null) return remove(at)
    setValue(`options.${at}.isArchived`, true, { shouldDirty: true })
  }
  /** What is no longer offered is no default either. Choices of a new field are known by their places, which move up. */
  const defaultWithout = (at: number): string => {
    const now = getValues('defaultValue')
    if (field.id !== undefined) return now === String(options[at]?.optionId) ? '' : now
    if (now === '' || Number(now) < at) return now
    return Number(now) === at ? '' : String(Number(now) - 1)
  }
  const usedBy = (id: number | null | undefined) =>
    uses.data?.options.find((option) => option.id === id)?.records
  const archived = options.flatMap((option, at) => (option.isArchived ? [{ ...option, at }] : []))
  const step = (at: number, by: -1 | 1) => {
    const to = neighbour(options, at, by)
    if (to === null) return
    move(at, to)
    setTimeout(() => setFocus(`options.${to}.es`))
  }
  return (
    <FormFieldGroup name="options" label={t`Choices`}>
      <div className={css.folded}>
        <ol className={css.choices}>
          {rows.map(({ id }, at) => {
            const option = options[at]
            if (!option || option.isArchived) return null
            const name = option.es || option.en || t`new choice`
            return (
              <li
                key={id}
                className={css.choice}
                data-dragged={drag.dragged === at || undefined}
                data-drop={drag.after === at ? 'after' : undefined}
                {...drag.item(at)}
              >
                <Text at={at} language="es" label={t`Choice ${at + 1} in Spanish`} />
                <Text at={at} language="en" label={t`Choice ${at + 1} in English`} />
                <UsedBy count={usedBy(option.optionId)} />
                <span className={css.choiceActs}>
                  <span className={css.handle} title={t`Drag to another place`} {...drag.handle(at)}>
                    <span aria-hidden="true" className={css.grip} />
                  </span>
                  <IconButton
                    icon="up"
                    label={t`Move ${name} up`}
                    aria-disabled={neighbour(options, at, -1) === null || undefined}
                    onClick={() => step(at, -1)}
                  />
                  <IconButton
                    icon="up"
                    className={css.down}
                    label={t`Move ${name} down`}
                    aria-disabled={neighbour(options, at, 1) === null || undefined}
                    onClick={() => step(at, 1)}
                  />
                  <IconButton icon="close" label={t`Archive ${name}`} onClick={() => archive(at)} />
                </span>
              </li>
            )
          })}
        </ol>
        <AddChoices
          existing={options}
          onAdd={(added) => append(added, { shouldFocus: false })}
          onBack={(at) => setValue(`options.${at}.isArchived`, false, { shouldDirty: true })}
        />
        {archived.length > 0 && (
          <Fold title={<Plural value={archived.length} one="# archived choice" other="# archived choices" />}>
            <ul className={css.choices}>
              {archived.map(({ at, es, en, optionId }) => (
                <li key={at}>
                  {es || en} <UsedBy count={usedBy(optionId)} />{' '}
                  <Button
                    look="link"
                    onClick={() => setValue(`options.${at}.isArchived`, false, { shouldDirty: true })}
                  >
                    {t`Offer again`}
                    <span className="visually-hidden"> {es || en}</span>
                  </Button>
                </li>
              ))}
            </ul>
          </Fold>
        )}
        {field.id !== undefined && (
          <MergeChoices field={{ ...field, id: field.id }} uses={uses.data} isDirty={isDirty} />
        )}
      </div>
    </FormFieldGroup>
  )
}

function Text({ at, language, label }: { at: number; language: 'es' | 'en'; label: string }) {
  const { register } = useFormContext<DefinitionValues>()
  return (
    <FormField name={`options.${at}.${language}`} label={label} layout="bare">
      <TextInput {...register(`options.${at}.${language}`)} lang={language} />
    </FormField>
  )
}

function UsedBy({ count }: { count: number | undefined }) {
  if (count === undefined) return null
  return (
    <span className={`meta ${css.used}`}>
      <Plural value={count} _0="not used" one="used by # record" other="used by # records" />
    </span>
  )
}

/** The next choice above or below that is offered; null where there is none. */
function neighbour(options: DefinitionValues['options'], at: number, by: -1 | 1): number | null {
  for (let place = at + by; options[place]; place += by) if (!options[place]?.isArchived) return place
  return null
}
