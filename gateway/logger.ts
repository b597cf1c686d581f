/** Where the gateway tells what happens: pino's shape, so that a pino logger is one. */
export interface GatewayLogger {
  debug(facts: object, message: string): void;
  info(facts: object, message: string): void;
  warn(facts: object, message: string): void;
  error(facts: object, message: string): void;
}
