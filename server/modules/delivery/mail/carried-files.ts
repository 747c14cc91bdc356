import type { Delivery } from '../types.ts'

/** So many bytes of files go with a mail: a third more once encoded, and 10 MB is what many servers take. */
export const carriedAtMost = 7 * 1024 * 1024

/** So long files that did not fit can be downloaded by the link in a copy. */
export const downloadDays = 30

type File = Delivery['attachments'][number]

/** Which files go with a mail, in their order as long as there is room, and which are left to its link. */
export function carriedFiles(files: readonly File[]): { carried: File[]; linked: File[] } {
  const carried: File[] = []
  const linked: File[] = []
  let room = carriedAtMost
  for (const file of files) {
    if (file.size > room) linked.push(file)
    else {
      carried.push(file)
      room -= file.size
    }
  }
  return { carried, linked }
}

export const downloadUntil = (sentAt: Date): Date => new Date(sentAt.getTime() + downloadDays * 86_400_000)
