/** Something outside stops the program from starting; the message is the one line that the user sees. */
export class StartError extends Error {}
