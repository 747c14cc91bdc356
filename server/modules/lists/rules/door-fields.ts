import type { ListField, ListRecord } from '../types.ts'

/**
 * What other doors ask of a list, and no screen does: values in the form in which they are compared, and states.
 * `formerAddress`: one that she gave up.
 * */
export const doorFields: Readonly<Record<ListRecord, readonly ListField[]>> = {
  contact: [
    field('address', 'choices'),
    field('formerAddress', 'choices'),
    field('workNumber', 'phone'),
    field('mobileNumber', 'phone'),
    field('handle.x', 'choice'),
    field('isActivated', 'checkbox'),
    field('isBlocked', 'checkbox'),
  ],
  company: [],
  ticket: [],
}

function field(path: string, type: ListField['type']): ListField {
  return {
    path,
    type,
    labels: { es: path, en: path },
    isColumn: false,
    isFilterable: true,
    isUsual: false,
    isSortable: false,
    options: null,
    valuesOf: null,
    custom: null,
  }
}
