import { useLingui } from '@lingui/react/macro'
import { createContext, type ReactNode, use, useId } from 'react'
import { Button } from './Button.tsx'
import css from './field.module.css'

/** `row`: label at the left of the margin line. `stacked`: above. `bare`: the label is only heard. */
export type FieldLayout = 'row' | 'stacked' | 'bare'

type FieldProps = {
  label: ReactNode
  hint?: ReactNode
  error?: ReactNode
  layout?: FieldLayout
  /** The value came from a default: marked, with a button that empties the field. */
  byDefault?: { onClear: () => void } | undefined
  /** A word or a button at the right of the control. */
  beside?: ReactNode
  /** Under hint and error: a choice that the value brings with it. */
  below?: ReactNode
  id?: string
  children: ReactNode
}

/** Label, control, hint and error of one control. The control inside finds its id and description by itself. */
export function Field({ label, id, children, ...rest }: FieldProps) {
  const made = useId()
  const controlId = id ?? made
  const parts = partsOf(controlId, rest)
  return (
    <FieldContext value={parts}>
      <div className={css[rest.layout ?? 'row']}>
        <label className={css.label} htmlFor={controlId}>
          {label}
        </label>
        <div className={css.body}>
          <FieldLine beside={rest.beside} byDefault={rest.byDefault}>
            {children}
          </FieldLine>
          <FieldNotes id={controlId} hint={rest.hint} error={rest.error} />
          {rest.below && <FieldContext value={null}>{rest.below}</FieldContext>}
        </div>
      </div>
    </FieldContext>
  )
}

/** Several controls under one name: radios, ticks, a list of e-mails. Each control inside has its own label. */
export function FieldGroup({ label, id, children, ...rest }: FieldProps) {
  const made = useId()
  const groupId = id ?? made
  const parts = partsOf(groupId, rest)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be laid out on the margin line
    <div
      className={css[rest.layout ?? 'row']}
      role="group"
      id={groupId}
      tabIndex={-1}
      aria-labelledby={`${groupId}-label`}
      aria-describedby={parts.describedBy}
    >
      <span className={css.label} id={`${groupId}-label`}>
        {label}
      </span>
      <div className={css.body}>
        <FieldContext value={null}>
          <FieldLine beside={rest.beside} byDefault={rest.byDefault}>
            {children}
          </FieldLine>
        </FieldContext>
        <FieldNotes id={groupId} hint={rest.hint} error={rest.error} />
      </div>
    </div>
  )
}

type FieldParts = { id: string; describedBy: string | undefined; invalid: boolean }
const FieldContext = createContext<FieldParts | null>(null)

/** What a control needs from the Field around it. A control with its own `aria-label` or `id` stands for itself. */
export function useFieldParts(own: { id?: string | undefined; 'aria-label'?: string | undefined }) {
  const field = use(FieldContext)
  if (!field || own.id || own['aria-label']) return {}
  return { id: field.id, 'aria-describedby': field.describedBy, 'aria-invalid': field.invalid || undefined }
}

function partsOf(id: string, { hint, error }: Pick<FieldProps, 'hint' | 'error'>): FieldParts {
  const ids = [error && `${id}-error`, hint && `${id}-hint`].filter(Boolean).join(' ')
  return { id, describedBy: ids || undefined, invalid: Boolean(error) }
}

function FieldLine({ beside, byDefault, children }: Pick<FieldProps, 'beside' | 'byDefault' | 'children'>) {
  const { t } = useLingui()
  if (!beside && !byDefault) return children
  return (
    <div className={css.line}>
      <div className={css.grow}>{children}</div>
      {byDefault && <span className={css.default}>{t`by default`}</span>}
      {byDefault && <Button look="link" onClick={byDefault.onClear}>{t`Clear`}</Button>}
      {beside}
    </div>
  )
}

/** What is wrong, under a control; nothing where nothing is. */
export function FieldError({ id, children }: { id: string; children: ReactNode }) {
  if (!children) return null
  return (
    <p className={css.error} id={id}>
      <span>{children}</span>
    </p>
  )
}

function FieldNotes({ id, hint, error }: { id: string; hint: ReactNode; error: ReactNode }) {
  return (
    <>
      <FieldError id={`${id}-error`}>{error}</FieldError>
      {hint && (
        <p className={css.hint} id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </>
  )
}
