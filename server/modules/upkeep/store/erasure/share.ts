/** What a share of an erasure has touched: content to be taken from disk, and records whose trail may name her. */
export type Gone = { files: Buffer[]; tickets: number[]; accounts: number[] }

/** At most so many records at once, noting what is gone. */
export type Share = { now: Date; limit: number; gone: Gone }
