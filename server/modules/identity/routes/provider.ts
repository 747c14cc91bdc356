import { anyone, type Route, readRoute } from '../../../http/route.ts'
import { Refusal } from '../../../lib/errors.ts'
import { findWorkspace } from '../store/workspace.ts'
import { ProviderAnswer } from '../wire.ts'

/** The name over the client area's pages before signing in, as the provider's mails say it anyway. */
export const providerRoutes: Route[] = [
  readRoute({
    path: '/api/provider',
    summary: 'Whose client area this is',
    access: anyone('area'),
    answers: { 200: ProviderAnswer },
    handle: async ({ db }) => {
      const workspace = await findWorkspace(db)
      if (!workspace) throw new Refusal('missing')
      return { name: workspace.name, language: workspace.language }
    },
  }),
]
