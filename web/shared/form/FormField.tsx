import { type ReactNode, useState } from 'react'
import { useFormContext, useWatch } from 'react-hook-form'
import { Field, FieldGroup, type FieldLayout } from '../../ui/Field.tsx'
import type { Problem } from '../api.ts'
import { useFieldCalled, useFieldId, useFieldProblem } from './entry-context.ts'

type FormFieldProps = {
  /** Name in the form, the same as the path of its problems: `emails.0.address`. */
  name: string
  label: ReactNode
  hint?: ReactNode
  layout?: FieldLayout
  beside?: ReactNode
  byDefault?: { onClear: () => void } | undefined
  /** Says more than the server's sentence, such as a link to who has the address. */
  explain?: (problem: Problem) => ReactNode
  /** Syntax only, for agents' forms: looked at on leaving the field, when there is something in it. */
  check?: (value: never) => ReactNode
  children: ReactNode
}

/** A Field that shows what the saving said about `name`. Inside: a control with `{...register(name)}`. */
export function FormField({ name, explain, check, ...rest }: FormFieldProps) {
  const { error, recheck } = useErrorOf({ name, explain, check })
  useFieldCalled(name, rest.label)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving the control inside bubbles to here
    <div onBlur={recheck}>
      <Field id={useFieldId(name)} error={error} {...rest} />
    </div>
  )
}

/** The same for several controls under one name. */
export function FormFieldGroup({ name, explain, check, ...rest }: FormFieldProps) {
  const { error, recheck } = useErrorOf({ name, explain, check })
  useFieldCalled(name, rest.label)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: leaving a control inside bubbles to here
    <div onBlur={recheck}>
      <FieldGroup id={useFieldId(name)} error={error} {...rest} />
    </div>
  )
}

function useErrorOf({ name, explain, check }: Pick<FormFieldProps, 'name' | 'explain' | 'check'>) {
  const problem = useFieldProblem(name)
  const { getValues } = useFormContext()
  const value: unknown = useWatch({ name })
  const [checked, setChecked] = useState<{ value: unknown; error: ReactNode }>()
  const recheck = () => {
    const now: unknown = getValues(name)
    if (check && now) setChecked({ value: now, error: check(now as never) })
  }
  if (problem) return { error: explain?.(problem) ?? problem.message, recheck }
  return { error: checked?.value === value ? checked?.error : undefined, recheck }
}
