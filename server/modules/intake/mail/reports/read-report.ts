import type { Report } from '../../types.ts'
import type { Faults } from '../limits.ts'
import { contentOf, type Part } from '../parts/split-parts.ts'
import { readComplaint } from './complaint.ts'
import { readDeliveryStatus } from './delivery-status.ts'
import { readFreeForm } from './free-form.ts'
import { firstId, type Reported } from './returned.ts'

/** What a server says about mail that was sent, in a form made for it or in one of the many that are not; else null. */
export function readReport(mail: Reported, faults: Faults): Report | null {
  const leaves = leavesOf(mail.root)
  const about = aboutOf(leaves, mail.text, faults)
  const complaint = readComplaint(mail, leaves, about, faults)
  if (complaint) return complaint
  const status = leaves.find(({ type }) => /^message\/(global-)?delivery-status$/.test(type.value))
  if (status) {
    const recipients = readDeliveryStatus(contentOf(status, faults).toString('utf8'), mail.text)
    if (recipients.length > 0) return { kind: 'delivery', recipients, about }
  }
  const recipients = readFreeForm(mail)
  return recipients.length === 0 ? null : { kind: 'delivery', recipients, about }
}

const leavesOf = (part: Part): Part[] =>
  part.children.length === 0 ? [part] : part.children.flatMap(leavesOf)

/** Message-ID of what came back: in the mail or its headers that are enclosed, else in a copy within the text. */
function aboutOf(leaves: Part[], text: string, faults: Faults): string | null {
  const returned = leaves.find(({ type }) =>
    /^(message\/(rfc822|global|global-headers|rfc822-headers)|text\/rfc822-headers)$/.test(type.value),
  )
  const enclosed = returned ? firstId(contentOf(returned, faults)) : null
  return enclosed ?? /^[ \t>]*message-id:\s*(<[^<>\s]{1,500}>)/im.exec(text)?.[1] ?? null
}
