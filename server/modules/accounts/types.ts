/** A customer's account that is open, as its main user knows it. */
export type OwnAccount = { id: number; name: string }

/** An account that closed when its main user was deleted: what undo opens again. */
export type ClosedAccount = { accountId: number; mainUserId: number }
