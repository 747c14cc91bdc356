/** `after`: the cursor of the page of the list. */
export type TasksSearch = { state?: 'done'; after?: string }
