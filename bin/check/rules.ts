import { noClockOrRandom, rulesDoNotAwait } from './rules/clock-and-random.ts'
import { importCycles } from './rules/cycles.ts'
import { environmentInConfigOnly } from './rules/environment.ts'
import { librariesInTheirPlaces } from './rules/library-places.ts'
import { moduleDoorsUsed } from './rules/module-doors.ts'
import { moduleOrderKept } from './rules/module-order.ts'
import { pureFilesReachNoEffects } from './rules/purity.ts'
import {
  compatAdaptersApart,
  libKnowsNoDomain,
  pureLibStandsAlone,
  serverSeesOnlyServer,
} from './rules/server-borders.ts'
import { filesStaySmall, foldersNamedByDomain } from './rules/size-and-names.ts'
import { sqlInStoresOnly } from './rules/sql-places.ts'
import { portalAndAreaApart, uiIsPlain, webSeesTypesOfWire } from './rules/web-borders.ts'
import { noLiteralTexts } from './rules/web-texts.ts'
import type { Rule } from './source.ts'
import { moduleWordsForAll } from './texts/words.ts'

/** What `npm run check` holds the layout of the code to: ARCHITECTURE.md in rules. */
export const layoutRules: Rule[] = [
  importCycles,
  moduleOrderKept,
  moduleDoorsUsed,
  pureFilesReachNoEffects,
  noClockOrRandom,
  rulesDoNotAwait,
  sqlInStoresOnly,
  librariesInTheirPlaces,
  libKnowsNoDomain,
  pureLibStandsAlone,
  serverSeesOnlyServer,
  compatAdaptersApart,
  webSeesTypesOfWire,
  portalAndAreaApart,
  uiIsPlain,
  environmentInConfigOnly,
  filesStaySmall,
  foldersNamedByDomain,
]

/** What it holds the texts in the code to; catalogues are judged by `texts/catalogues.ts`. */
export const textRules: Rule[] = [noLiteralTexts, moduleWordsForAll]
