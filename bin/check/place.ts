/** The modules, lowest first: each may use those before it, never those after. */
export const moduleOrder = [
  'trail',
  'delivery',
  'identity',
  'jobs',
  'fields',
  'directory',
  'lists',
  'search',
  'accounts',
  'additional-contacts',
  'domains',
  'routing',
  'notices',
  'departments',
  'tickets',
  'intake',
  'help',
  'imports',
  'upkeep',
]

/** The module a path stands in, and its file within it: `server/modules/intake/mail/read.ts` → intake, `mail/read.ts`. */
export function moduleOf(path: string): { module: string; file: string } | undefined {
  const [, module, file] = /^server\/modules\/([^/]+)\/(.+)$/.exec(path) ?? []
  return module && file ? { module, file } : undefined
}

export function isTest(path: string): boolean {
  return /^(test|bench)\//.test(path) || /\.(test|soak)\.tsx?$/.test(path)
}

export function isUnder(path: string, ...folders: string[]): boolean {
  return folders.some((folder) => path.startsWith(`${folder}/`))
}

/** A module's file of decisions and nouns, by name: `rules.ts`, or anything in a folder `rules/`. */
export function isPureByName(path: string): boolean {
  if (isTest(path)) return false
  if (isUnder(path, 'server/lib/pure')) return true
  const within = moduleOf(path)
  return within !== undefined && /(^|\/)(rules|policy|types|wire|words)(\/|\.ts$)/.test(within.file)
}
