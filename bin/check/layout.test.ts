import { describe, expect, it } from 'vitest'
import { said, type Tree } from './fixture.ts'
import { noClockOrRandom, rulesDoNotAwait } from './rules/clock-and-random.ts'
import { importCycles } from './rules/cycles.ts'
import { environmentInConfigOnly } from './rules/environment.ts'
import { librariesInTheirPlaces } from './rules/library-places.ts'
import { moduleDoorsUsed } from './rules/module-doors.ts'
import { moduleOrderKept } from './rules/module-order.ts'
import { pureFilesReachNoEffects } from './rules/purity.ts'
import * as borders from './rules/server-borders.ts'
import { filesStaySmall, foldersNamedByDomain } from './rules/size-and-names.ts'
import { sqlInStoresOnly } from './rules/sql-places.ts'
import * as web from './rules/web-borders.ts'
import { layoutRules } from './rules.ts'

const accounts = 'server/modules/accounts'

/** A small tree that keeps every rule: each seeded fault below is one line away from it. */
const sound: Tree = {
  'server/main.ts': `import { routes } from './modules/accounts/routes.ts'\nimport { port } from './config.ts'`,
  'server/config.ts': 'export const port = process.env.PORT',
  'server/lib/db.ts': `import pg from 'pg'\nimport type { Tables } from '../../db/tables.ts'\nexport const db = pg`,
  'server/lib/pure/fold.ts': 'export const fold = (text: string) => text.toLowerCase()',
  'server/http/api.ts': `import fastify from 'fastify'\nimport { routes } from '../modules/accounts/routes.ts'`,
  'server/modules/trail/index.ts': `export { record } from './record.ts'`,
  'server/modules/trail/record.ts': `import { db } from '../../lib/db.ts'\nexport const record = () => db`,
  [`${accounts}/index.ts`]: `export { open } from './open-account.ts'`,
  [`${accounts}/open-account.ts`]: `import { record } from '../trail/index.ts'\nimport { find } from './store.ts'\nimport { may } from './rules.ts'\nexport const open = () => [record, find, may, new Date()]`,
  [`${accounts}/store.ts`]: `import { sql } from 'kysely'\nexport const find = () => sql\`select 1\``,
  [`${accounts}/rules.ts`]: `import { z } from 'zod'\nimport type { Tables } from '../../../db/tables.ts'\nimport { fold } from '../../lib/pure/fold.ts'\nexport const may = (now: Date) => fold(String(new Date(now)))`,
  [`${accounts}/wire.ts`]: `import { z } from 'zod'\nexport const Body = z.object({})\nexport type Body = z.infer<typeof Body>`,
  [`${accounts}/routes.ts`]: `import { agents } from '../../http/route.ts'\nimport { open } from './open-account.ts'\nimport { Body } from './wire.ts'\nexport const routes = [open, Body]`,
  'db/tables.ts': 'export type Tables = {}',
  'web/ui/Button.tsx': `import { Button } from 'react-aria-components'`,
  'web/shared/api.ts': `import { fold } from '../../server/lib/pure/fold.ts'\nimport { Button } from '../ui/Button.tsx'`,
  'web/agent/main.tsx': `import type { Body } from '../../server/modules/accounts/wire.ts'\nimport '../shared/api.ts'`,
  'web/area/main.tsx': `import '../shared/api.ts'`,
}

it('a tree that keeps the architecture passes every rule', () => {
  expect(layoutRules.flatMap((rule) => said(rule, sound))).toEqual([])
})

const faults: [claim: string, rule: (typeof layoutRules)[number], path: string, text: string][] = [
  ['an import cycle fails', importCycles, 'server/modules/trail/record.ts', `import './index.ts'`],
  [
    'a cycle of types alone fails',
    importCycles,
    'server/lib/pure/fold.ts',
    `import type { A } from './fold.ts'`,
  ],
  [
    'a module that looks up fails',
    moduleOrderKept,
    'server/modules/trail/record.ts',
    `import '../accounts/index.ts'`,
  ],
  [
    'a module that looks up for a type fails',
    moduleOrderKept,
    'server/modules/trail/a.ts',
    `export type { A } from '../accounts/index.ts'`,
  ],
  [
    'a module that looks at the doors fails',
    moduleOrderKept,
    'server/modules/trail/a.ts',
    `await import('../../http/api.ts')`,
  ],
  [
    'a command that names the wiring fails',
    moduleOrderKept,
    `${accounts}/open.ts`,
    `import '../../wiring.ts'`,
  ],
  ['a module without a place in the order fails', moduleOrderKept, 'server/modules/gadgets/index.ts', ''],
  [
    'entering a module by its store fails',
    moduleDoorsUsed,
    'server/modules/tickets/a.ts',
    `import '../accounts/store.ts'`,
  ],
  [
    'entering a module by an inner type fails',
    moduleDoorsUsed,
    'server/http/a.ts',
    `type A = import('../modules/accounts/types.ts').A`,
  ],
  [
    'reading another module’s routes fails',
    moduleDoorsUsed,
    'server/modules/tickets/a.ts',
    `import '../accounts/routes.ts'`,
  ],
  [
    'a rule that reaches a package with effects fails',
    pureFilesReachNoEffects,
    `${accounts}/rules.ts`,
    `import { readFile } from 'node:fs/promises'`,
  ],
  [
    'a wire that reaches effects three files away fails',
    pureFilesReachNoEffects,
    `${accounts}/wire.ts`,
    `export { open } from './index.ts'`,
  ],
  [
    'words in a folder of their own stay pure too',
    pureFilesReachNoEffects,
    `${accounts}/words/es.ts`,
    `import 'pg'`,
  ],
  [
    'lib/pure with an effect fails',
    pureFilesReachNoEffects,
    'server/lib/pure/a.ts',
    `import { randomInt } from 'node:crypto'`,
  ],
  [
    'the clock in a rule fails',
    noClockOrRandom,
    `${accounts}/rules.ts`,
    'export const now = () => Date.now()',
  ],
  [
    'an empty new Date in a policy fails',
    noClockOrRandom,
    `${accounts}/policy.ts`,
    'export const now = () => new Date()',
  ],
  ['chance in lib/pure fails', noClockOrRandom, 'server/lib/pure/a.ts', 'export const a = Math.random()'],
  [
    'random bytes in types fail',
    noClockOrRandom,
    `${accounts}/types.ts`,
    'export const id = () => crypto.randomUUID()',
  ],
  ['a rule that awaits fails', rulesDoNotAwait, `${accounts}/rules.ts`, 'export const may = async () => 1'],
  [
    'SQL in a command fails',
    sqlInStoresOnly,
    `${accounts}/a.ts`,
    'export const a = (sql: any) => sql`select 1`',
  ],
  [
    'a query builder in a command fails',
    sqlInStoresOnly,
    `${accounts}/a.ts`,
    `export const a = (tx: any) => tx.selectFrom('accounts')`,
  ],
  [
    'a value of Kysely outside a store fails',
    sqlInStoresOnly,
    'server/http/a.ts',
    `import { sql } from 'kysely'`,
  ],
  [
    'a file that only resembles a store fails',
    sqlInStoresOnly,
    `${accounts}/card-store.ts`,
    `import { sql } from 'kysely'`,
  ],
  [
    'the web framework in a module fails',
    librariesInTheirPlaces,
    `${accounts}/routes.ts`,
    `import type { FastifyRequest } from 'fastify'`,
  ],
  [
    'a mail library outside delivery fails',
    librariesInTheirPlaces,
    `${accounts}/a.ts`,
    `import 'nodemailer'`,
  ],
  [
    'a domain in server/lib fails',
    borders.libKnowsNoDomain,
    'server/lib/a.ts',
    `import type { A } from '../modules/trail/index.ts'`,
  ],
  [
    'lib/pure that leans on lib fails',
    borders.pureLibStandsAlone,
    'server/lib/pure/a.ts',
    `import '../db.ts'`,
  ],
  [
    'a server that sees the web fails',
    borders.serverSeesOnlyServer,
    'server/http/a.ts',
    `import '../../web/shared/api.ts'`,
  ],
  [
    'a server that sees the tests fails',
    borders.serverSeesOnlyServer,
    'server/http/a.ts',
    `import '../../test/harness/cast.ts'`,
  ],
  [
    'an adapter that sees another fails',
    borders.compatAdaptersApart,
    'server/http/compat/whmcs/a.ts',
    `import '../freshdesk/routes.ts'`,
  ],
  [
    'an adapter that touches a store fails',
    borders.compatAdaptersApart,
    'server/http/compat/whmcs/a.ts',
    `import '../../../modules/accounts/store.ts'`,
  ],
  [
    'a value of wire.ts in the web fails',
    web.webSeesTypesOfWire,
    'web/agent/a.ts',
    `import { Body } from '../../server/modules/accounts/wire.ts'`,
  ],
  [
    'a type from inside a module in the web fails',
    web.webSeesTypesOfWire,
    'web/agent/a.ts',
    `import type { A } from '../../server/modules/accounts/types.ts'`,
  ],
  [
    'an agents’ page that sees the area fails',
    web.portalAndAreaApart,
    'web/agent/a.ts',
    `import '../area/main.tsx'`,
  ],
  [
    'a customers’ page that sees the portal fails',
    web.portalAndAreaApart,
    'web/area/a.ts',
    `export * from '../agent/main.tsx'`,
  ],
  [
    'shared code that sees a portal fails',
    web.portalAndAreaApart,
    'web/shared/a.ts',
    `import '../agent/main.tsx'`,
  ],
  ['a router in web/ui fails', web.uiIsPlain, 'web/ui/a.ts', `import '@tanstack/react-router'`],
  [
    'the environment outside config fails',
    environmentInConfigOnly,
    'server/main.ts',
    'export const a = process.env.PORT',
  ],
  [
    'the environment imported by name fails',
    environmentInConfigOnly,
    'server/lib/a.ts',
    `import { env } from 'node:process'`,
  ],
  [
    'the environment taken apart fails',
    environmentInConfigOnly,
    'server/lib/a.ts',
    'const { env } = process',
  ],
  ['a file over 400 lines fails', filesStaySmall, 'server/lib/a.ts', 'a\n'.repeat(401)],
  ['a folder named after a technique fails', foldersNamedByDomain, 'server/lib/utils/a.ts', ''],
]

describe('each seeded fault makes the check fail', () => {
  it.each(faults)('%s', (_claim, rule, path, text) => {
    const found = said(rule, { ...sound, [path]: text })
    expect(found).not.toEqual([])
    expect(found[0]).toMatch(/^error /)
    expect(layoutRules).toContain(rule)
  })
})

it('a file over 200 lines is a warning', () => {
  expect(said(filesStaySmall, { 'web/a.ts': 'a\n'.repeat(201) })).toEqual([
    'warning web/a.ts:201 201 lines, over 200',
  ])
})

it('every rule has at least one seeded fault', () => {
  const seeded = new Set(faults.map(([, rule]) => rule))
  expect(layoutRules.filter((rule) => !seeded.has(rule)).map((rule) => rule.name)).toEqual([])
})
