import { readLanguageTag } from '../../../../lib/pure/languages.ts'

/** Tags that this door writes in its own way. */
const ownTags = new Map([
  ['es-419', 'es-LA'],
  ['zh-Hans', 'zh-CN'],
  ['zh-Hant', 'zh-TW'],
])

/** A contact's language as this door writes it: its tag, save three that have another name here. */
export const languageShown = (tag: string | null): string | null =>
  tag === null ? null : (ownTags.get(tag) ?? tag)

/** Every tag that is shown by a name of this door. */
export function languagesNamed(name: string): string[] {
  const reading = readLanguageTag(name)
  const own = [...ownTags].filter(([, shown]) => shown === name).map(([tag]) => tag)
  return [...new Set([reading.ok ? reading.value : name, ...own])]
}
