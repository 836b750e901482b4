import { createServer, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  path: string;
  body: string;
}

/** A mail server and the servers of the robots' makers, on this machine; both keep what they got. */
export interface OutsideWorld {
  smtpUrl: string;
  robotOrigin: string;
  mails: string[];
  posts: Received[];
  /** Whether they say yes; false = the mail server refuses for now and robots answer an error code. */
  willing: boolean;
  stop(): Promise<void>;
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += String(part);
  return text;
}

export async function startOutsideWorld(): Promise<OutsideWorld> {
  const world = { mails: [] as string[], posts: [] as Received[], willing: true };
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _session, done) {
      let mail = '';
      stream.on('data', (part: Buffer) => (mail += part.toString()));
      stream.on('end', () => {
        if (!world.willing) return done(Object.assign(new Error('try later'), { responseCode: 451 }));
        world.mails.push(mail);
        done();
      });
    },
  });
  const robots = createServer((request, response) => {
    void textOf(request).then((body) => {
      if (world.willing) world.posts.push({ path: request.url ?? '', body });
      const code = world.willing ? 0 : 45009;
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ errcode: code, code }));
    });
  });
  smtp.listen(0, '127.0.0.1');
  robots.listen(0, '127.0.0.1');
  await Promise.all([once(smtp.server, 'listening'), once(robots, 'listening')]);
  const portOf = (server: { address(): unknown }): number => (server.address() as AddressInfo).port;
  return Object.assign(world, {
    smtpUrl: `smtp://127.0.0.1:${portOf(smtp.server)}`,
    robotOrigin: `http://127.0.0.1:${portOf(robots)}`,
    async stop() {
      await Promise.all([
        new Promise<void>((done) => smtp.close(() => done())),
        new Promise((done) => robots.close(done)),
      ]);
    },
  });
}
