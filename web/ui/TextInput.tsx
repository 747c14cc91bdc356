import type { ComponentPropsWithRef } from 'react'
import { useFieldParts } from './Field.tsx'
import css from './input.module.css'

/** One line of text. Takes what an `input` takes. */
export function TextInput(props: ComponentPropsWithRef<'input'>) {
  const parts = useFieldParts(props)
  return <input type="text" {...parts} {...props} className={`${css.input} ${props.className ?? ''}`} />
}

/** Text of several lines; grows with what is written. */
export function TextArea(props: ComponentPropsWithRef<'textarea'>) {
  const parts = useFieldParts(props)
  return (
    <textarea
      rows={3}
      {...parts}
      {...props}
      className={`${css.input} ${css.area} ${props.className ?? ''}`}
    />
  )
}

/** A native list to choose one from; children are `option`s. */
export function Select(props: ComponentPropsWithRef<'select'>) {
  const parts = useFieldParts(props)
  return <select {...parts} {...props} className={`${css.input} ${css.select} ${props.className ?? ''}`} />
}
