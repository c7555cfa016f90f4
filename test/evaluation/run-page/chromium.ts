import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import WebSocket from 'ws';
import { z } from 'zod';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** The browser that CHROMIUM names, or else the first on PATH; null where there is none. */
export function chromiumPath(): string | null {
  const named = process.env.CHROMIUM ? [process.env.CHROMIUM] : NAMES;
  return named.find((name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0) ?? null;
}

const Message = z.looseObject({
  id: z.number().optional(),
  method: z.string().optional(),
  params: z.looseObject({}).optional(),
  result: z.looseObject({}).optional(),
  error: z.looseObject({ message: z.string() }).optional(),
});
type Answered = Readonly<Record<string, unknown>>;

/** A page in a headless browser, over the DevTools protocol. */
export class BrowserPage {
  /** What the page wrote to the console, threw, or was refused. */
  readonly complaints: string[] = [];
  readonly #socket: WebSocket;
  readonly #end: () => Promise<void>;
  readonly #waiting = new Map<number, (message: z.infer<typeof Message>) => void>();
  readonly #events = new Map<string, () => void>();
  #session = '';
  #sent = 0;

  private constructor(socket: WebSocket, end: () => Promise<void>) {
    this.#socket = socket;
    this.#end = end;
    socket.on('message', (data) => this.#receive(Message.parse(JSON.parse(String(data)))));
  }

  static async open(chromium: string): Promise<BrowserPage> {
    const profile = mkdtempSync(join(tmpdir(), 'footnote-chromium-'));
    const root = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const flags = ['--headless', '--disable-gpu', '--no-first-run', '--hide-scrollbars', '--remote-debugging-port=0'];
    const child = spawn(chromium, [...flags, ...root, `--user-data-dir=${profile}`, 'about:blank']);
    const closed = new Promise<void>((resolve) => child.on('close', () => resolve()));
    const address = await new Promise<string>((resolve, reject) => {
      let said = '';
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        const found = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
        if (found) resolve(found);
      });
      child.on('error', reject).on('close', () => reject(new Error(`The browser ended: ${said}`)));
    });
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject));
    const page = new BrowserPage(socket, async () => {
      child.kill();
      await closed;
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    });
    const { targetId } = await page.send('Target.createTarget', { url: 'about:blank' });
    const { sessionId } = await page.send('Target.attachToTarget', { targetId, flatten: true });
    page.#session = String(sessionId);
    for (const domain of ['Page', 'Runtime', 'Log']) await page.send(`${domain}.enable`);
    return page;
  }

  async close(): Promise<void> {
    this.#socket.close();
    await this.#end();
  }

  send(method: string, params: object = {}): Promise<Answered> {
    const id = ++this.#sent;
    this.#socket.send(JSON.stringify({ id, method, params, ...(this.#session && { sessionId: this.#session }) }));
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, ({ result, error }) => (error ? reject(new Error(error.message)) : resolve(result ?? {})));
    });
  }

  /** Loads an address, and waits until it has. */
  async load(url: string): Promise<void> {
    const loaded = new Promise<void>((resolve) => this.#events.set('Page.loadEventFired', resolve));
    await this.send('Page.navigate', { url });
    await loaded;
  }

  /** @returns what an expression comes to in the page */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', { expression, returnByValue: true });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return z.looseObject({ value: z.unknown().optional() }).parse(result).value;
  }

  /** @param scheme - what the reader prefers; 'print': as it is printed */
  async look(width: number, scheme: 'light' | 'dark' | 'print'): Promise<void> {
    const metrics = { width, height: 900, deviceScaleFactor: 1, mobile: width < 500 };
    await this.send('Emulation.setDeviceMetricsOverride', metrics);
    await this.send('Emulation.setEmulatedMedia', {
      media: scheme === 'print' ? 'print' : '',
      features: [{ name: 'prefers-color-scheme', value: scheme === 'dark' ? 'dark' : 'light' }],
    });
  }

  /** All of the page, as it looks: PNG. */
  async screenshot(): Promise<Buffer> {
    const { data } = await this.send('Page.captureScreenshot', { captureBeyondViewport: true });
    return Buffer.from(String(data), 'base64');
  }

  #receive({ id, method, params, ...message }: z.infer<typeof Message>): void {
    if (id !== undefined) this.#waiting.get(id)?.(message);
    if (method === undefined) return;
    this.#events.get(method)?.();
    if (['Runtime.exceptionThrown', 'Runtime.consoleAPICalled', 'Log.entryAdded'].includes(method))
      this.complaints.push(JSON.stringify(params));
  }
}
