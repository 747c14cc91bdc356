import { type ComponentPropsWithRef, type ReactNode, useEffect, useId, useRef } from 'react'
import { useFieldParts } from './Field.tsx'
import css from './tick.module.css'

type TickProps = Omit<ComponentPropsWithRef<'input'>, 'type' | 'children'> & {
  /** The words beside the box; they are its name. Without them give `aria-label`. */
  children?: ReactNode
  /** A line under the words. */
  hint?: ReactNode
}

/** A box to tick. `isPartly` draws the bar of "some of them". */
export function Checkbox({ isPartly = false, ...props }: TickProps & { isPartly?: boolean }) {
  const box = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (box.current) box.current.indeterminate = isPartly
  }, [isPartly])
  return <Tick {...props} kind="checkbox" boxRef={box} />
}

/** One choice of several that share `name`. */
export function Radio(props: TickProps) {
  return <Tick {...props} kind="radio" />
}

/** On or off, at once. */
export function Switch(props: TickProps) {
  return <Tick {...props} kind="switch" />
}

type Kind = 'checkbox' | 'radio' | 'switch'

function Tick({
  kind,
  children,
  hint,
  className,
  ref,
  boxRef,
  ...rest
}: TickProps & { kind: Kind; boxRef?: { current: HTMLInputElement | null } }) {
  const hintId = useId()
  const parts = useFieldParts({ ...rest, id: children ? 'own' : rest.id })
  const setRef = (node: HTMLInputElement | null) => {
    if (boxRef) boxRef.current = node
    if (typeof ref === 'function') return ref(node)
    if (ref) ref.current = node
  }
  const input = (
    <input
      {...parts}
      aria-describedby={hint ? hintId : undefined}
      {...rest}
      ref={setRef}
      type={kind === 'radio' ? 'radio' : 'checkbox'}
      role={kind === 'switch' ? 'switch' : undefined}
      className={kind === 'switch' ? css.switch : css.box}
    />
  )
  if (!children) return input
  return (
    <div className={`${css.tick} ${className ?? ''}`}>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the input is in the label */}
      <label>
        {input}
        <span>{children}</span>
      </label>
      {hint && (
        <p className={css.hint} id={hintId}>
          {hint}
        </p>
      )}
    </div>
  )
}
