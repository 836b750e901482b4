import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';

/** One way of a connection: what comes in goes out in its order, later, or never. */
class Way {
  private readonly waiting: { chunk: Buffer; due: number }[] = [];

  constructor(
    private readonly proxy: TcpProxy,
    private readonly link: Link,
    private readonly to: Socket,
  ) {}

  send(chunk: Buffer): void {
    const { delay, jitter } = this.proxy;
    this.waiting.push({ chunk, due: Date.now() + delay / 2 + Math.random() * (jitter / 2) });
    if (this.waiting.length === 1) this.pass();
  }

  private pass(): void {
    while (!this.link.silent && !this.proxy.silent && this.waiting[0] && this.waiting[0].due <= Date.now()) {
      const { chunk } = this.waiting.shift()!;
      if (!this.to.destroyed) this.to.write(chunk);
    }
    if (this.waiting.length > 0 && !this.to.destroyed) setTimeout(() => this.pass(), 5);
  }
}

/** Cuts what a Postgres server says into its messages and leaves out the ones of LISTEN/NOTIFY (type A). */
class WithoutNotices {
  private rest = Buffer.alloc(0);

  take(chunk: Buffer, drop: boolean): Buffer {
    this.rest = Buffer.concat([this.rest, chunk]);
    const kept: Buffer[] = [];
    while (this.rest.length >= 5 && this.rest.length > this.rest.readUInt32BE(1)) {
      const length = this.rest.readUInt32BE(1) + 1;
      const isNotice = this.rest[0] === 'A'.charCodeAt(0);
      if (!(isNotice && drop)) kept.push(this.rest.subarray(0, length));
      this.rest = this.rest.subarray(length);
    }
    return Buffer.concat(kept);
  }
}

interface Link {
  client: Socket;
  server: Socket;
  /** A line that waits for notices: LISTEN was sent on it. */
  listens: boolean;
  silent: boolean;
}

/** Stands between processes and their Postgres, and is slow, deaf or rude when told to. Passwords and TLS do not pass. */
export class TcpProxy {
  /** ms that a round trip takes longer, and at most so many more at random. */
  delay = 0;
  jitter = 0;
  /** Nothing goes through in either direction, and nobody is told; afterwards what waited comes, as with a pulled cable. */
  silent = false;
  /** NOTIFY is lost. */
  dropNotices = false;
  private readonly links = new Set<Link>();
  private readonly server: Server;

  private constructor(private readonly port: number) {
    this.server = createServer((client) => this.join(client));
  }

  /** @param url of the database behind it */
  static async start(url: string): Promise<TcpProxy> {
    const proxy = new TcpProxy(Number(new URL(url).port));
    proxy.server.listen(0, '127.0.0.1');
    await once(proxy.server, 'listening');
    return proxy;
  }

  /** The same database by way of the proxy. */
  through(url: string): string {
    const changed = new URL(url);
    changed.port = String((this.server.address() as AddressInfo).port);
    return changed.href;
  }

  /** How many lines listen now. */
  get listeners(): number {
    return [...this.links].filter(({ listens, silent }) => listens && !silent).length;
  }

  /** Every line that listens dies without a word. */
  silenceListeners(): void {
    for (const link of this.links) if (link.listens) link.silent = true;
  }

  /** RST for a part (0–1) of the lines. @returns how many */
  reset(share: number): number {
    const chosen = [...this.links].filter(() => Math.random() < share);
    for (const { client, server } of chosen) {
      client.resetAndDestroy();
      server.destroy();
    }
    return chosen.length;
  }

  async stop(): Promise<void> {
    this.reset(1);
    this.server.close();
    await once(this.server, 'close');
  }

  private join(client: Socket): void {
    const server = connect(this.port, '127.0.0.1');
    const link: Link = { client, server, listens: false, silent: false };
    const [there, back] = [new Way(this, link, server), new Way(this, link, client)];
    const notices = new WithoutNotices();
    this.links.add(link);
    client.on('data', (chunk) => {
      link.listens ||= /\blisten \w+/i.test(chunk.toString('latin1'));
      there.send(chunk);
    });
    server.on('data', (chunk) => back.send(notices.take(chunk, this.dropNotices)));
    for (const [one, other] of [
      [client, server],
      [server, client],
    ] as const) {
      one.setNoDelay();
      one.on('error', () => undefined);
      one.on('close', () => {
        this.links.delete(link);
        if (!link.silent) other.destroy();
      });
    }
  }
}
