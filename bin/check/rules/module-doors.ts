import { allLinks, type Link } from '../links.ts'
import { isUnder, moduleOf } from '../place.ts'
import { type Finding, finding, type Source } from '../source.ts'

const frontDoors = ['index.ts', 'wire.ts', 'words.ts', 'policy.ts']
const wiring = ['routes.ts', 'jobs.ts']

/**
 * A module is entered by its front doors only; `policy.ts` is one, so that a policy can build on another without reaching effects. Its routes and jobs are read where everything is wired together:
 * under `server/http` and in the files directly in `server`. A benchmark measures parts, and so enters where it must.
 */
export function moduleDoorsUsed(sources: Source[]): Finding[] {
  return allLinks(sources).flatMap((link) => {
    const to = moduleOf(link.path ?? '')
    if (!to || to.module === moduleOf(link.from.path)?.module) return []
    if (frontDoors.includes(to.file) || isUnder(link.from.path, 'bench')) return []
    if (wiring.includes(to.file) && wiresUp(link)) return []
    return [
      finding(
        link.from,
        link.offset,
        `${link.path} is inside a module: enter ${to.module} by its index, wire or words`,
      ),
    ]
  })
}

function wiresUp(link: Link): boolean {
  return isUnder(link.from.path, 'server/http') || /^server\/[^/]+\.ts$/.test(link.from.path)
}
