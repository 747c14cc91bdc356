import { Plural, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import type { SampleData as Answer, SampleDataRemoved } from '../../../server/modules/upkeep/wire.ts'
import { ApiProblem, api } from '../../shared/api.ts'
import { toast } from '../../shared/toasts.ts'
import { Button } from '../../ui/Button.tsx'
import { Say } from '../../ui/Say.tsx'
import { isFor } from '../feature.ts'
import { paths } from '../paths.ts'
import { useUndo } from '../trail/use-undo.ts'
import { useAgent } from '../use-agent.ts'

const path = '/api/agent/sample-data'
// As many as the first load makes, and where the server stops counting.
const firstLoad = 240
const countedAtMost = 5000

/** Something to look around with before the first real contact; only for those who may load it. */
export function SampleData() {
  const { t } = useLingui()
  const { session } = useAgent()
  const isAllowed = isFor(session, { permission: 'settings.manage' })
  const { data } = useQuery({
    queryKey: ['sample-data'],
    queryFn: ({ signal }) => api.get<Answer>(path, { signal }),
    enabled: isAllowed,
  })
  const heading = useRef<HTMLHeadingElement>(null)
  const { load, remove, doing, failure } = useSampleData(() => heading.current?.focus())
  if (!isAllowed || !data) return null
  return (
    <section aria-label={t`Sample data`}>
      <h2 ref={heading} tabIndex={-1}>{t`Trying it with sample data first`}</h2>
      {data.contacts === 0 ? (
        <>
          <p>{t`${firstLoad} made-up contacts to search, sort and edit. No e-mail is sent to anybody.`}</p>
          <p>
            <Button pending={doing === 'loading' && t`Loading…`} onClick={() => void load()}>
              {t`Load sample data`}
            </Button>
          </p>
        </>
      ) : (
        <>
          <p>
            <SampleCount count={data.contacts} />
          </p>
          <p>
            <Link to={paths.contacts()}>{t`See the contacts`}</Link>
          </p>
          <p>
            <Button
              look="link"
              pending={doing === 'removing' && t`Deleting…`}
              onClick={() => void remove()}
            >{t`Delete the sample data`}</Button>
          </p>
        </>
      )}
      {failure && <Say tone="danger" role="alert" title={failure} />}
    </section>
  )
}

function SampleCount({ count }: { count: number }) {
  const { t } = useLingui()
  if (count >= countedAtMost) return t`There are ${countedAtMost} sample contacts or more.`
  return <Plural value={count} one="There is # sample contact." other="There are # sample contacts." />
}

/** `onDone`: the button that was pressed is about to go, so the focus needs another place. */
function useSampleData(onDone: () => void) {
  const { t } = useLingui()
  const queryClient = useQueryClient()
  const undo = useUndo()
  const [doing, setDoing] = useState<'loading' | 'removing' | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const run = async (what: 'loading' | 'removing', work: () => Promise<void>) => {
    setDoing(what)
    setFailure(null)
    try {
      await work()
      onDone()
    } catch (problem) {
      if (!(problem instanceof ApiProblem)) throw problem
      const offline = t`There is no connection to the server.`
      setFailure(problem.isOffline ? offline : (problem.problems[0]?.message ?? problem.message))
    } finally {
      // Also after a "no": somebody else may have loaded or deleted it meanwhile.
      await queryClient.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' })
      setDoing(null)
    }
  }
  const load = () =>
    run('loading', async () => {
      await api.post<Answer>(path)
      toast(t`Sample data loaded`)
    })
  const remove = () =>
    run('removing', async () => {
      const removed = await api.delete<SampleDataRemoved>(path).catch(unlessGone)
      toast(t`Sample data deleted`, removed && (() => undo(removed.undoId)))
    })
  return { load, remove, doing, failure }
}

/** Deleted meanwhile by somebody else: what was wanted, but his to undo. */
function unlessGone(problem: unknown): undefined {
  if (!(problem instanceof ApiProblem) || problem.status !== 404) throw problem
}
