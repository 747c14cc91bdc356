export { type Followed, followTrail } from './follow-trail.ts'
export {
  addToUndo,
  imagesAfter,
  imagesOfKind,
  keepUndo,
  markUndone,
  markUndoneOnly,
  remainingImages,
  standingUndo,
  takeImage,
  takeImages,
  undoLasts,
} from './keep-undo.ts'
export { trailOf, workspaceTrail } from './read-trail.ts'
export { recordTrail, recordTrailOf } from './record-trail.ts'
export {
  type Reverse,
  type Reversed,
  type Reverses,
  reverseEach,
  reverseTogether,
  type UndoJobs,
} from './reverse.ts'
export type {
  Actor,
  AgentActor,
  Author,
  Change,
  CustomerActor,
  Door,
  NobodyActor,
  Role,
  Subject,
  SubjectKind,
  SystemActor,
  TrailDraft,
  TrailEntry,
  UndoImage,
} from './types.ts'
