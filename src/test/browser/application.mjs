// Starts the packaged application with its demo profile in an empty folder on a free port, and ends it again.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';

const TARGET = fileURLToPath(new URL('../../../target/', import.meta.url));
const START_WITHIN_SECONDS = 180;

export const TARGET_FOLDER = TARGET;

export class Application {
  constructor(address, java, folder) {
    this.address = address;
    this.java = java;
    this.folder = folder;
  }

  /** @param files content by path beside the jar, where it wins over what is inside */
  static async start(files = {}) {
    const jar = existsSync(TARGET) && readdirSync(TARGET).find(name => /^lianxin-bridge-.*\.jar$/.test(name));
    if (!jar) {
      throw new Error('There is no target/lianxin-bridge-*.jar. Make it with: mvn -B -DskipTests package');
    }
    const port = await freePort();
    const folder = mkdtempSync(join(tmpdir(), 'lianxin-browser-'));
    for (const [path, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    const java = spawn(
      'java',
      ['-Xmx512m', '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '-jar', join(TARGET, jar), '--spring.profiles.active=demo', `--server.port=${port}`],
      { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] }
    );
    mkdirSync(TARGET, { recursive: true });
    const log = createWriteStream(join(TARGET, 'browser-test.log'));
    java.stdout.pipe(log, { end: false });
    java.stderr.pipe(log, { end: false });
    const application = new Application(`http://localhost:${port}`, java, folder);
    try {
      await application.ready();
    } catch (failure) {
      await application.stop();
      throw failure;
    }
    return application;
  }

  async ready() {
    for (let second = 0; second < START_WITHIN_SECONDS; second++) {
      if (this.java.exitCode !== null) {
        throw new Error('The application ended during its start; target/browser-test.log says why.');
      }
      const health = await fetch(this.address + '/actuator/health').catch(() => null);
      if (health?.ok) {
        return;
      }
      await pause(1000);
    }
    throw new Error(`The application was not ready after ${START_WITHIN_SECONDS} s; target/browser-test.log says why.`);
  }

  /** What the agencies received, newest first. */
  async mails() {
    const answer = await fetch(this.address + '/mailbox', { headers: { Accept: 'application/json' } });
    return answer.json();
  }

  async stop() {
    if (this.java.exitCode === null && this.java.kill()) {
      await once(this.java, 'exit');
    }
    rmSync(this.folder, { recursive: true, force: true });
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
