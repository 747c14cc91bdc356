import type { FilterCondition } from '../../server/modules/lists/wire.ts'

const on = (field: string, operator: string, value?: unknown): FilterCondition => ({
  field,
  operator,
  ...(value === undefined ? {} : { value }),
})

/** The filters offered first, each with a value that many of the generated contacts have and one that few have. */
export function usualConditions(): FilterCondition[][] {
  const year = new Date().getFullYear()
  return [
    [on('company', 'any-of', [2]), on('company', 'is-empty'), on('company', 'any-of', [40_000])],
    [on('access', 'any-of', ['active']), on('access', 'any-of', ['blocked'])],
    [on('language', 'any-of', ['es-MX']), on('language', 'any-of', ['eu', 'fr'])],
    [on('tags', 'any-of', ['hosting']), on('tags', 'any-of', ['única'])],
    [on('country', 'any-of', ['MX']), on('country', 'any-of', ['AD'])],
    [on('emailDomain', 'any-of', ['correo.example']), on('emailDomain', 'any-of', ['nadie.example'])],
    [on('emailSuppressed', 'is', true)],
    [on('createdAt', 'in-last', 30), on('createdAt', 'before', `${year - 3}-06-01`)],
    [on('updatedAt', 'in-last', 7), on('updatedAt', 'between', [`${year - 2}-01-01`, `${year - 2}-06-30`])],
  ]
}
