/** A control in which something is written that is no value of it: a day that does not exist, none of the choices. */
export type Unread = { id: string; name: string; message: string }

/**
 * Those of a form. Sent as they are they would be empty, and what was written lost. `data-unread` of a control says
 * what is wrong; a native one carries it always, and it counts while the browser cannot read what stands there.
 */
export function unreadIn(form: HTMLFormElement): Unread[] {
  return [...form.elements].flatMap((control) => {
    if (!(control instanceof HTMLInputElement)) return []
    const message = unreadOf(control)
    return message ? [{ id: control.id, name: control.name, message }] : []
  })
}

/** What is wrong with what is written in a control; '' for nothing. */
export function unreadOf(control: HTMLInputElement): string {
  const { unread = '' } = control.dataset
  return control.type !== 'date' || control.validity.badInput ? unread : ''
}

/** Lets each day say what is wrong with it, as leaving it does; where one chooses it is said already. */
export function tellUnread(form: HTMLFormElement): void {
  for (const { id } of unreadIn(form)) {
    const control = document.getElementById(id)
    if (control instanceof HTMLInputElement && control.type === 'date')
      control.dispatchEvent(new Event('invalid'))
  }
}
