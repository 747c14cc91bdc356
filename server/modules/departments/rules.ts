import type { Problem } from '../../lib/errors.ts'
import { languages } from '../../lib/pure/languages.ts'
import { readMailAddress } from '../../lib/pure/mail-address.ts'
import { readOneLine } from '../../lib/pure/one-line.ts'
import type { DepartmentValues } from './types.ts'

const longestName = 60
const longestSignature = 2000

type TypedDepartment = Omit<DepartmentValues, 'typedAddress'>

/** A department as somebody typed it, and all that is wrong with it. `longestLocal`: what answers leave of its address. */
export function readDepartment(
  typed: TypedDepartment,
  { longestLocal }: { longestLocal: number },
): {
  values: DepartmentValues
  problems: Problem[]
} {
  const problems: Problem[] = []
  const line = (path: 'name' | 'displayName', text: string): string => {
    const read = readOneLine(text, longestName)
    if (!read.ok) problems.push({ path, ...read.fault })
    return read.ok ? read.value : ''
  }
  const name = line('name', typed.name)
  if (typed.name.trim() === '') problems.push({ path: 'name', code: 'department.no-name' })
  const { address, typedAddress } = readAddress(typed.address, { longestLocal, problems })
  const furtherAddresses = readFurther(typed.furtherAddresses, { address, problems })
  const signatures: DepartmentValues['signatures'] = {}
  for (const language of languages) {
    const signature = typed.signatures[language]?.replace(/\r\n?/g, '\n').trim()
    if (!signature) continue
    signatures[language] = signature
    if (signature.length > longestSignature)
      problems.push({
        path: `signatures.${language}`,
        code: 'text.too-long',
        params: { max: longestSignature },
      })
  }
  return {
    values: {
      ...{ name, address, typedAddress, furtherAddresses, signatures },
      displayName: line('displayName', typed.displayName ?? '') || null,
      category: typed.category,
      unknownSenders: typed.unknownSenders,
    },
    problems,
  }
}

/** What is written to a department carries a token behind a plus sign, which needs room, and nothing beyond ASCII. */
function readAddress(
  typed: string,
  { longestLocal, problems }: { longestLocal: number; problems: Problem[] },
): { address: string; typedAddress: string } {
  const read = readMailAddress(typed)
  if (!read.ok) {
    problems.push({ path: 'address', ...read.fault })
    return { address: '', typedAddress: '' }
  }
  const { normal, address } = read.value
  const local = normal.slice(0, normal.lastIndexOf('@'))
  if (local.includes('+')) problems.push({ path: 'address', code: 'department.plus' })
  else if (!/^\p{ASCII}*$/u.test(local)) problems.push({ path: 'address', code: 'department.not-ascii' })
  else if (local.length > longestLocal)
    problems.push({
      path: 'address',
      code: 'department.local-too-long',
      params: { max: longestLocal },
    })
  return { address: normal, typedAddress: address }
}

/** Each once, and none its own address: nothing is mailed from them, so that they need no room for tokens. */
function readFurther(
  typed: readonly string[],
  { address: own, problems }: { address: string; problems: Problem[] },
): string[] {
  const addresses = typed.map((each, index) => {
    const read = readMailAddress(each)
    if (!read.ok) problems.push({ path: `furtherAddresses.${index}`, ...read.fault })
    else if (/\+[^@]*@/.test(read.value.normal))
      problems.push({ path: `furtherAddresses.${index}`, code: 'department.plus' })
    return read.ok ? read.value.normal : ''
  })
  return [...new Set(addresses)].filter((each) => each !== '' && each !== own)
}

/** The address of a department at which mail is about one account: it says which, and proves nothing (RFC 5233). */
export function addressForAccount(address: string, accountId: number): string {
  const at = address.lastIndexOf('@')
  return `${address.slice(0, at)}+${accountId}${address.slice(at)}`
}

/** The account that such an address names; null for every other. */
export function accountInAddress(address: string): number | null {
  const [, digits] = /^[^+]+\+(\d{1,15})@[^@]+$/.exec(address) ?? []
  return digits === undefined ? null : Number(digits)
}
