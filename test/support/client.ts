export interface Answer<Body> {
  status: number;
  body: Body;
  text: string;
  headers: Headers;
}

/** What every error of the API looks like (RFC 9457). */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  errors?: { field: string; message: string }[];
}

export interface Sending {
  /** Sent as JSON. */
  json?: unknown;
  /** Sent as a form. */
  form?: Record<string, string>;
  /** Sent as it is. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** One person's browser without the browser: keeps the session cookie, names its origin, follows no redirect. */
export class Client {
  private cookie = '';

  constructor(readonly base: string) {}

  static async signedIn(base: string, email: string, password: string): Promise<Client> {
    const client = new Client(base);
    const { status, text } = await client.post('/api/v1/session', { json: { email, password } });
    if (status !== 200) throw new Error(`${email} cannot sign in: ${status} ${text}`);
    return client;
  }

  get session(): string {
    return this.cookie;
  }

  get<Body>(path: string, sending: Sending = {}): Promise<Answer<Body>> {
    return this.send<Body>('GET', path, sending);
  }

  post<Body>(path: string, sending: Sending = {}): Promise<Answer<Body>> {
    return this.send<Body>('POST', path, sending);
  }

  patch<Body>(path: string, sending: Sending = {}): Promise<Answer<Body>> {
    return this.send<Body>('PATCH', path, sending);
  }

  put<Body>(path: string, sending: Sending = {}): Promise<Answer<Body>> {
    return this.send<Body>('PUT', path, sending);
  }

  async send<Body>(
    method: string,
    path: string,
    { json, form, raw, headers = {} }: Sending = {},
  ): Promise<Answer<Body>> {
    const type = json !== undefined ? 'application/json' : form ? 'application/x-www-form-urlencoded' : undefined;
    const answer = await fetch(new URL(path, this.base), {
      method,
      redirect: 'manual',
      body: json !== undefined ? JSON.stringify(json) : form ? new URLSearchParams(form).toString() : raw,
      headers: {
        ...(method === 'GET' ? {} : { origin: this.base }),
        ...(type ? { 'content-type': type } : {}),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...headers,
      },
    });
    for (const line of answer.headers.getSetCookie()) this.keep(line);
    const text = await answer.text();
    const isJson = /[/+]json/.test(answer.headers.get('content-type') ?? '');
    return {
      status: answer.status,
      body: (isJson ? JSON.parse(text) : undefined) as Body,
      text,
      headers: answer.headers,
    };
  }

  private keep(line: string): void {
    const [pair] = line.split(';');
    if (pair?.startsWith('plotline_session=')) this.cookie = pair.endsWith('=') ? '' : pair;
  }
}
