/** A start that cannot go on for a reason the operator can mend: only the sentence is printed, and the program exits with 1. */
export class StartProblem extends Error {}
