/** For whom an account is opened: the id of her who is to be its main user, or of the company whose account it is. */
export type NewAccountSearch = { mainUser?: number; company?: number }

export function readNewAccountSearch(search: Record<string, unknown>): NewAccountSearch {
  const id = (name: 'mainUser' | 'company') => {
    const value = Number(search[name])
    return Number.isSafeInteger(value) && value > 0 ? { [name]: value } : {}
  }
  return { ...id('mainUser'), ...id('company') }
}
