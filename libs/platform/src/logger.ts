import type { LoggerService } from '@nestjs/common';
import pino from 'pino';
import { currentRequestId } from './request-context.js';

export type Logger = pino.Logger;

/**
 * JSON lines with the request id that caused them. Personal data is never passed to the logger; the redaction is the
 * second line of defence. `file` absent = standard output.
 */
export function createLogger({ level, file }: { level: string; file?: string }): Logger {
  return pino(
    {
      level,
      base: undefined,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ['phone', '*.phone', '*.password', 'password', 'req.headers.cookie'], censor: '[redacted]' },
      mixin: () => ({ requestId: currentRequestId() }),
    },
    pino.destination({ dest: file ?? 1, mkdir: true, sync: false }),
  );
}

/** Lets Nest's own messages go the same way. */
export class NestLogger implements LoggerService {
  constructor(private readonly logger: Logger) {}

  log(message: unknown, context?: string): void {
    this.logger.debug({ context }, String(message));
  }

  error(message: unknown, stack?: string, context?: string): void {
    this.logger.error({ context, stack }, String(message));
  }

  warn(message: unknown, context?: string): void {
    this.logger.warn({ context }, String(message));
  }

  fatal(message: unknown, context?: string): void {
    this.logger.fatal({ context }, String(message));
  }
}
