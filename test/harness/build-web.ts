import { buildWeb } from '../../bin/build-web.ts'

/** The web as it is in the sources, once for all the programs of a run. */
export const setup = (): Promise<void> => buildWeb(console.log)
