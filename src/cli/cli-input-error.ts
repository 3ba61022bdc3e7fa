/** What was asked of the command line cannot be answered; the message says what would work. */
export class CliInputError extends Error {
  override readonly name = "CliInputError";
}
