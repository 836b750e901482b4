import type { ModelEndpoint } from './model-settings.js';

/** Why a model gave nothing; a word for the settings page. */
export type ModelTroubleKind =
  'no_connection' | 'timeout' | 'redirect' | 'refused' | 'status' | 'too_large' | 'unreadable';

/** @param isPassing whether the same request may go well later */
export class ModelTrouble extends Error {
  constructor(
    readonly kind: ModelTroubleKind,
    readonly isPassing: boolean,
    detail = '',
  ) {
    super(detail ? `${kind} ${detail}` : kind);
  }
}

/** Bytes of an answer: facts of an article take a few thousand. */
const MOST = 256 * 1024;
/** Tokens that it may write. */
const TOKENS = 4000;

/**
 * Asks an OpenAI-compatible endpoint once and gives back the text of its answer. Speaks to the configured host alone: no
 * redirect is followed, and what is larger than 256 KB or late is dropped with the connection.
 * @throws ModelTrouble
 */
export async function askModel(
  { baseUrl, model, key, patience }: ModelEndpoint,
  messages: { role: 'system' | 'user'; content: string }[],
  signal?: AbortSignal,
): Promise<string> {
  const late = AbortSignal.timeout(patience);
  const stop = signal ? AbortSignal.any([late, signal]) : late;
  const body = { model, messages, temperature: 0, max_tokens: TOKENS, response_format: { type: 'json_object' } };
  try {
    const answer = await fetch(`${baseUrl}/chat/completions`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
      body: JSON.stringify(body),
      signal: stop,
    });
    if (!answer.ok) await answer.body?.cancel();
    if (answer.status >= 300 && answer.status < 400) throw new ModelTrouble('redirect', false);
    if (answer.status === 401 || answer.status === 403) throw new ModelTrouble('refused', false);
    if (!answer.ok) throw new ModelTrouble('status', answer.status >= 500 || answer.status === 429, String(answer.status)); // prettier-ignore
    return contentOf(await limited(answer));
  } catch (error) {
    if (error instanceof ModelTrouble) throw error;
    throw new ModelTrouble(late.aborted ? 'timeout' : 'no_connection', true);
  }
}

async function limited(answer: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of answer.body ?? []) {
    size += part.byteLength;
    if (size > MOST) throw new ModelTrouble('too_large', false);
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

function contentOf(body: string): string {
  try {
    const { choices } = JSON.parse(body) as { choices?: { message?: { content?: unknown } }[] };
    const content = choices?.[0]?.message?.content;
    if (typeof content === 'string') return content;
  } catch {
    // Told below: whatever it was, it is no answer.
  }
  throw new ModelTrouble('unreadable', true);
}
