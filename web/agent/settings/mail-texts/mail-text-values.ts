import type { TemplateText } from '../../../../server/modules/delivery/wire.ts'

/** A form has no nothing: a mail without a button has an empty label. */
export type MailTextValues = Omit<TemplateText, 'actionLabel'> & { actionLabel: string }

export const valuesOf = ({ subject, body, format, actionLabel, reason }: TemplateText): MailTextValues => ({
  ...{ subject, body, format, reason },
  actionLabel: actionLabel ?? '',
})

export const textOf = (values: MailTextValues, hasAction: boolean): TemplateText => ({
  ...values,
  actionLabel: hasAction ? values.actionLabel : null,
})
