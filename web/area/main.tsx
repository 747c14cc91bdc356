import '../ui/base.css'
// Needed before and after signing in: so it comes with the first file, and neither side fetches the other's.
import '../ui/TextInput.tsx'
import { createRouter } from '@tanstack/react-router'
import { boot } from '../shared/boot.tsx'
import { goToSignInWhenSignedOut } from '../shared/guard.ts'
import { makeQueryClient } from '../shared/query.ts'
import { NotFound, WentWrong } from '../shared/WentWrong.tsx'
import { catalogues } from './catalogues.ts'
import type { AreaFeature } from './feature.ts'
import { paths } from './paths.ts'
import { routeTree } from './routes.ts'

const found = import.meta.glob<AreaFeature>('./*/feature.{ts,tsx}', { eager: true, import: 'feature' })
const features = Object.values(found)
const queryClient = makeQueryClient()
const router = createRouter({
  routeTree: routeTree(features),
  context: { queryClient, features },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultErrorComponent: WentWrong,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: true,
})

goToSignInWhenSignedOut({ queryClient, door: 'area', signIn: paths.signIn() })
void boot({ router, queryClient, catalogues })
