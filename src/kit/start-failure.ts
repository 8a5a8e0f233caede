/** The program cannot start; the message is one sentence for the person at the terminal (CFG-01). */
export class StartFailure extends Error {}
