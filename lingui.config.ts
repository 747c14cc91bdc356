import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { LinguiConfig } from '@lingui/conf'
import { formatter } from '@lingui/format-po'

const web = join(import.meta.dirname, 'web')
const notCatalogues = new Set(['locales', 'kit'])

/** One catalogue per feature folder, so that two people adding texts do not meet in one file. */
function featuresOf(door: string) {
  return readdirSync(join(web, door), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !notCatalogues.has(entry.name))
    .map((entry) => catalogue(`${door}/${entry.name}`, ['**/*.{ts,tsx}'], notOfPages[door]))
}

/** What the strip of jobs and the forms beside the lists say with words of the trail. */
const ofTrail = 'trail/{field-labels,use-undo}.ts'
/** What a door's frame shows of a feature comes with the frame; the feature's own texts may come later. */
const notOfPages: Record<string, string[]> = {
  agent: ['**/web/agent/*/feature.{ts,tsx}', `**/web/agent/${ofTrail}`],
  area: ['**/web/area/*/feature.{ts,tsx}'],
}

/** Of what both doors share, files that no page before signing in shows: customers get their texts later. */
const sharedFurther = [
  'routing-words.ts',
  '{KeyHelp,Palette}.tsx',
  'fields/*.{ts,tsx}',
  'form/{AddressFields,Conflict,CountryField,DraftNote,LeaveGuard,PictureChooser,ShownOnceGuard}.tsx',
  'form/TimeZoneField.tsx',
  'form/postal-labels.ts',
  'messages/*.{ts,tsx}',
  'security/{ChangeAddress,ChangePassword,OwnSessions,ProofForm,QrCode,RecoveryCodes}.tsx',
  'security/{SecondFactorIsOn,TurnOnSecondFactor}.tsx',
]
const ofShared = sharedFurther.map((each) => `**/web/shared/${each}`)

function catalogue(folder: string, files: string[], exclude: string[] = []) {
  return {
    path: `<rootDir>/web/${folder}/locales/{locale}`,
    include: files.map((each) => `<rootDir>/web/${folder}/${each}`),
    exclude: ['**/*.test.*', '**/locales/**', ...exclude],
  }
}

const config: LinguiConfig = {
  sourceLocale: 'en',
  locales: ['en', 'es'],
  rootDir: import.meta.dirname,
  format: formatter({ lineNumbers: false }),
  catalogs: [
    catalogue('ui', ['**/*.{ts,tsx}']),
    catalogue('shared', ['**/*.{ts,tsx}'], ofShared),
    {
      path: '<rootDir>/web/shared/locales/further/{locale}',
      include: sharedFurther.map((each) => `<rootDir>/web/shared/${each}`),
    },
    catalogue('agent', ['*.{ts,tsx}', '*/feature.{ts,tsx}', ofTrail]),
    ...featuresOf('agent'),
    catalogue('area', ['*.{ts,tsx}', '*/feature.{ts,tsx}']),
    ...featuresOf('area'),
  ],
}

export default config
