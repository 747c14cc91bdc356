import { relative } from 'node:path'
import { createCompiledCatalog, getCatalogs } from '@lingui/cli/api'
import { getConfig } from '@lingui/conf'
import type { Finding } from '../source.ts'
import { type Reader, thirdPerson, wrongAddress } from './register.ts'

type Entry = { message?: string; translation?: string; obsolete?: boolean; comments?: string[] }

/** Every text of the screens is in every catalogue, translated, well formed, and addresses its reader rightly. */
export async function catalogueFaults(configPath: string): Promise<Finding[]> {
  const config = getConfig({ configPath })
  const found: Finding[] = []
  for (const catalogue of await getCatalogs(config)) {
    const used = Object.keys((await catalogue.collect()) ?? {})
    for (const locale of config.locales) {
      const path = relative(config.rootDir ?? process.cwd(), catalogue.getFilename(locale))
      const entries = (await catalogue.read(locale)) ?? {}
      const words = [
        ...drift(used, entries),
        ...(locale === config.sourceLocale ? [] : untranslated(entries)),
        ...malformed(entries, locale),
        ...(locale === 'es' ? misaddressed(entries, readerOf(path)) : []),
      ]
      found.push(...words.map((said) => ({ path, line: 1, words: said })))
    }
  }
  return found
}

function drift(used: string[], entries: Record<string, Entry>): string[] {
  const kept = Object.keys(entries).filter((id) => !entries[id]?.obsolete)
  const missing = used.filter((id) => !kept.includes(id)).length
  const stale = kept.filter((id) => !used.includes(id)).length
  if (missing + stale === 0) return []
  return [`${missing} texts are not in it and ${stale} are no longer used: run lingui extract --clean`]
}

function untranslated(entries: Record<string, Entry>): string[] {
  return live(entries)
    .filter(([, entry]) => !entry.translation)
    .map(([id, entry]) => `no translation of “${entry.message ?? id}”`)
}

/** The message format is sound, and the translation has the same placeholders and tags as the text it translates. */
function malformed(entries: Record<string, Entry>, locale: string): string[] {
  const translations = Object.fromEntries(
    live(entries).map(([id, entry]) => [id, entry.translation || entry.message || id]),
  )
  const { errors } = createCompiledCatalog(locale, translations, {})
  const differing = live(entries)
    .filter(([id, entry]) => entry.translation && partsOf(entry.message ?? id) !== partsOf(entry.translation))
    .map(([, entry]) => `“${entry.translation}” has other placeholders than “${entry.message}”`)
  return [...errors.map((error) => `“${error.source}”: ${error.error.message}`), ...differing]
}

/** Inside a plural or a choice the branches differ by language, so only what they turn on is compared. */
function partsOf(message: string): string {
  const branching = /,\s*(plural|select|selectordinal)\s*,/.test(message)
  const parts = message.match(branching ? /\{\s*\w+\s*,/g : /\{\s*\w+|<\/?\d+\/?>/g) ?? []
  return [...new Set(parts.map((part) => part.replace(/\s/g, '')))].sort().join(' ')
}

function misaddressed(entries: Record<string, Entry>, reader: Reader): string[] {
  return live(entries)
    .filter(([, entry]) => !entry.comments?.some((comment) => comment.includes(thirdPerson)))
    .flatMap(([, entry]) =>
      wrongAddress(entry.translation ?? '', reader).map(
        (word) =>
          `“${word}” in “${entry.translation}”: wrong address for ${reader} (comment “${thirdPerson}” if it is one)`,
      ),
    )
}

function readerOf(path: string): Reader {
  if (path.startsWith('web/agent/')) return 'agent'
  return path.startsWith('web/area/') ? 'customer' : 'both'
}

function live(entries: Record<string, Entry>): [string, Entry][] {
  return Object.entries(entries).filter(([, entry]) => !entry.obsolete)
}
