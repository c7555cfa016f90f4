import { DiscordStandIn, type Handle } from '../../../test/discord/stand-in/index.js';
import { type LoadedBot, startLoadedBot } from './discord-bot.js';
import { figure, quantile, type Section } from './figure.js';
import { stopIfAborted } from './stopwatch.js';

const BURST = 500;
const BURST_MS = 5_000;
const MANY = 20_000;
/** Interactions under way at once, of the many. */
const AT_ONCE = 40;
/** Between two looks at the memory. */
const LOOK = 1_000;

/**
 * The bot in a process of its own, under load, against the tests' stand-in for Discord: the one dependency of a benchmark
 * on the tests, because a load that nobody checks for refusals would measure how fast nonsense is sent.
 *
 * @param dataDir - holds an index that is up to date
 * @param questions - what is asked, in turn
 * @throws Interrupted when the signal ends it in the middle of a section
 */
export async function* discord(
  dataDir: string,
  questions: readonly string[],
  signal: AbortSignal,
): AsyncGenerator<Section> {
  const standIn = await DiscordStandIn.start();
  const bot = await startLoadedBot(standIn, dataDir);
  try {
    yield await burst(standIn, questions, signal);
    yield await endurance(standIn, bot, questions, signal);
  } finally {
    await bot.stop();
    await standIn.close();
  }
}

/** Half a thousand members ask within five seconds. */
async function burst(standIn: DiscordStandIn, questions: readonly string[], signal: AbortSignal): Promise<Section> {
  const started = performance.now();
  const asked: Handle[] = [];
  for (let i = 0; i < BURST; i++) {
    stopIfAborted(signal);
    const due = started + (i / BURST) * BURST_MS;
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, due - performance.now())));
    const question = questions[i % questions.length] ?? 'why?';
    asked.push(standIn.slash('ask', { question }, { user: standIn.person(`Member ${i}`) }));
  }
  const outcomes = await Promise.all(asked.map((handle) => handle.done().catch(() => handle.outcome())));
  const acks = outcomes.flatMap(({ acknowledgedAfter }) => acknowledgedAfter ?? []);
  const answers = outcomes.flatMap(({ answeredAfter }) => answeredAfter ?? []);
  const lost = BURST - answers.length;
  const twice = outcomes.filter(({ messages }) => messages.length > 1).length;
  standIn.forgetAll();
  return {
    title: `Discord: ${BURST} /ask in ${BURST_MS / 1000} s`,
    figures: [
      figure('acknowledged, p50', 'ms', [quantile(acks, 0.5)]),
      figure('acknowledged, p99', 'ms', [quantile(acks, 0.99)], { bound: 'at most', value: 150 }),
      figure('answered, p50', 'ms', [quantile(answers, 0.5)]),
      figure('answered, p99', 'ms', [quantile(answers, 0.99)], { bound: 'at most', value: 500 }),
      figure('lost, late, refused or answered twice', 'share', [(lost + twice + standIn.refusals.length) / BURST], {
        bound: 'at most',
        value: 0,
      }),
    ],
  };
}

/** Many interactions of every kind, and what the process keeps of them. */
async function endurance(
  standIn: DiscordStandIn,
  bot: LoadedBot,
  questions: readonly string[],
  signal: AbortSignal,
): Promise<Section> {
  const memory: number[] = [];
  const started = performance.now();
  let begun = 0;
  let failed = 0;
  const member = async () => {
    while (begun < MANY) {
      stopIfAborted(signal);
      const turn = begun++;
      if (turn % LOOK === 0) memory.push(await bot.memory());
      const handle = interact(standIn, turn, questions[turn % questions.length] ?? 'why?');
      await handle.done().catch(() => failed++);
      handle.forget();
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, member));
  const each = (performance.now() - started) / MANY;
  const third = Math.floor(memory.length / 3);
  const early = quantile(memory.slice(third, 2 * third), 0.5);
  const late = quantile(memory.slice(2 * third), 0.5);
  return {
    title: `Discord: ${MANY} interactions, ${AT_ONCE} at once`,
    figures: [
      figure('one interaction', 'ms', [each]),
      figure('lost', 'share', [failed / MANY], { bound: 'at most', value: 0 }),
      figure('memory in the second third', 'MB', [early]),
      figure('memory in the last third', 'MB', [late]),
      figure('last third against second', '×', [late / early], { bound: 'at most', value: 1.1 }),
    ],
  };
}

function interact(standIn: DiscordStandIn, turn: number, question: string): Handle {
  const scene = { user: standIn.person(`Member ${turn}`) };
  switch (turn % 4) {
    case 0:
      return standIn.autocomplete('ask', { name: 'question', value: question.slice(0, 12) }, {}, scene);
    case 1:
      return standIn.slash('passage', { number: 1 + (turn % 25) }, scene);
    default:
      return standIn.slash('ask', { question, private: turn % 2 === 0 }, scene);
  }
}
