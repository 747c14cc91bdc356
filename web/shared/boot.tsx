import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { type AnyRouter, RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { type Catalogues, LocaleProvider, startLocale } from './locale.tsx'
import { focusPageTitle } from './PageTitle.tsx'
import { allowEmptyHtml } from './trusted-types.ts'

type Start = { router: AnyRouter; queryClient: QueryClient; catalogues: Catalogues }

/** Starts a door in `#root`: texts first, then the page; each change of page moves the focus to its title. */
export async function boot({ router, queryClient, catalogues }: Start): Promise<void> {
  allowEmptyHtml()
  tellOfLostConnection()
  await startLocale(catalogues)
  router.subscribe('onRendered', ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) focusPageTitle()
  })
  const root = document.getElementById('root')
  if (!root) throw new Error('The page has no #root')
  createRoot(root).render(
    <StrictMode>
      <LocaleProvider>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </LocaleProvider>
    </StrictMode>,
  )
}

/**
 * When a page's file does not arrive the router loads everything anew, which finds the page of a newer program, but without a
 * connection loses what is here. Told by other words, it shows what went wrong instead.
 */
function tellOfLostConnection(): void {
  window.addEventListener('vite:preloadError', ({ payload }) => {
    if (!navigator.onLine) payload.message = 'No connection'
  })
}
