import { XMLBuilder } from 'fast-xml-parser'

export type ResponseType = 'json' | 'xml' | 'nvp'

/** The version whose published behaviour this door keeps to. */
export const keptVersion = '8.13.1'

/** What `responsetype` asks for. Names and values in lines are deprecated and come only when they are asked for. */
export function responseTypeOf(asked: string): ResponseType {
  const type = asked.toLowerCase()
  return type === 'xml' || type === 'nvp' ? type : 'json'
}

/** An answer in the asked form. XML tells the action again, in small letters. */
export function writeAnswer(
  type: ResponseType,
  action: string,
  answer: Record<string, unknown>,
): { mediaType: string; body: string } {
  if (type === 'json') return { mediaType: 'application/json; charset=utf-8', body: JSON.stringify(answer) }
  if (type === 'nvp') return { mediaType: 'text/plain; charset=utf-8', body: asLine(answer) }
  const root = { '@_version': keptVersion, action: action.toLowerCase(), ...answer }
  const declared = '<?xml version="1.0" encoding="utf-8"?>\n'
  return {
    mediaType: 'application/xml; charset=utf-8',
    body: declared + builder.build({ whmcsapi: withoutControls(root) }),
  }
}

const builder = new XMLBuilder({ ignoreAttributes: false, suppressEmptyNode: true, format: true })

// XML 1.0 has no way to say most control characters (2.2).
function withoutControls(value: unknown): unknown {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (typeof value === 'string') return value.replaceAll(/[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]/g, '')
  if (Array.isArray(value)) return value.map(withoutControls)
  if (typeof value !== 'object' || value === null) return value ?? ''
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withoutControls(each)]))
}

function asLine(answer: Record<string, unknown>): string {
  return Object.entries(answer)
    .map(([name, value]) => `${name}=${typeof value === 'object' ? JSON.stringify(value) : value};`)
    .join('')
}
