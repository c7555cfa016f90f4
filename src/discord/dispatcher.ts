import {
  type AutocompleteInteraction,
  type ButtonInteraction,
  type Interaction,
  InteractionContextType,
  type RepliableInteraction,
} from 'discord.js';
import type { FeedbackStore } from '../feedback/feedback-store.js';
import { isOutOfHands } from './api-errors.js';
import { castVote, press } from './buttons.js';
import type { Choice, Command } from './command.js';
import { parseButtonId } from './custom-id.js';
import type { InFlight } from './in-flight.js';
import type { Happening, Journal, Place } from './journal.js';
import type { Library } from './library.js';
import { LIMITS } from './limits.js';
import { sentencesFor } from './locales/index.js';
import { MemberError } from './member-error.js';
import { COSTS, type Quota, QuotaError } from './quota.js';
import { newReference } from './reference.js';
import { cutPlain } from './render/cut.js';
import { noticeMessage } from './render/notice.js';
import { type CommandInteraction, clickOf, completionOf, requestOf } from './requests.js';
import type { Sender } from './sender.js';

export interface DispatcherParts {
  readonly commands: readonly Command[];
  readonly library: Library;
  readonly feedback: FeedbackStore;
  readonly quota: Quota;
  readonly sender: Sender;
  readonly journal: Journal;
  readonly inFlight: InFlight;
}

/** Takes every interaction to what answers it, and sees to it that it is answered once, whatever happens. */
export class Dispatcher {
  readonly #parts: DispatcherParts;
  readonly #commands: ReadonlyMap<string, Command>;

  constructor(parts: DispatcherParts) {
    this.#parts = parts;
    this.#commands = new Map(parts.commands.map((command) => [command.definition.name, command]));
  }

  /** Never rejects. */
  async dispatch(interaction: Interaction): Promise<void> {
    const happening = happeningOf(interaction);
    await this.#parts.inFlight.once(interaction.id, async () => {
      this.#parts.journal.received(happening);
      if (interaction.isAutocomplete()) return this.#complete(interaction, happening);
      if (!interaction.isRepliable()) return;
      try {
        await this.#handle(interaction, happening);
      } catch (error) {
        await this.#explain(interaction, happening, error);
      }
    });
  }

  async #handle(interaction: RepliableInteraction, happening: Happening): Promise<void> {
    if (interaction.isChatInputCommand() || interaction.isMessageContextMenuCommand()) {
      await this.#command(interaction, happening);
    } else if (interaction.isButton()) {
      await this.#click(interaction, happening);
    } else {
      // Nothing of ours makes select menus or modals: whatever it was is from another version.
      throw new MemberError(sentencesFor(interaction.locale).trouble.oldButton);
    }
  }

  async #command(interaction: CommandInteraction, happening: Happening): Promise<void> {
    const { library, quota, sender, journal } = this.#parts;
    const request = requestOf(interaction);
    const command = this.#commands.get(interaction.commandName);
    if (command === undefined) throw new MemberError(request.sentences.trouble.oldCommand);
    quota.take(interaction.user.id, interaction.guildId, COSTS.question, request.sentences);
    const replying = command.execute(request, library);
    const message = replying.then((reply) => reply.message);
    const acknowledged = () => journal.acknowledged(happening);
    await sender.reply(interaction, command.acknowledge, command.isPrivate(request), message, acknowledged);
    const { answer } = await replying;
    if (answer) journal.answered(happening, answer);
  }

  async #click(interaction: ButtonInteraction, happening: Happening): Promise<void> {
    const { library, feedback, quota, sender, journal } = this.#parts;
    const click = clickOf(interaction);
    const id = parseButtonId(interaction.customId);
    if (id === null) throw new MemberError(click.sentences.trouble.oldButton);
    quota.take(interaction.user.id, interaction.guildId, COSTS.click, click.sentences);
    const acknowledged = () => journal.acknowledged(happening);
    if (id.kind === 'vote') {
      // Whoever erases votes meanwhile may keep the file for a while.
      await sender.reply(interaction, 'defer-when-slow', true, castVote(id, click, library, feedback), acknowledged);
      journal.voted(id.vote);
    } else {
      await sender.press(interaction, press(id, click, library), acknowledged);
    }
  }

  async #complete(interaction: AutocompleteInteraction, happening: Happening): Promise<void> {
    const { library, journal } = this.#parts;
    try {
      const complete = this.#commands.get(interaction.commandName)?.complete;
      const choices = complete?.(completionOf(interaction), library) ?? [];
      await interaction.respond(choices.slice(0, LIMITS.choices).map(fitting));
      journal.acknowledged(happening);
    } catch (error) {
      // Nobody can be told: what is typed can be sent all the same.
      this.#note(happening, error);
    }
  }

  /** Says what went wrong, to the member alone: their own doing in a sentence, ours with a reference to the log. */
  async #explain(interaction: RepliableInteraction, happening: Happening, error: unknown): Promise<void> {
    const { journal, sender } = this.#parts;
    if (isOutOfHands(error)) return journal.lost(happening, error.message, error.code);
    if (error instanceof QuotaError) journal.limited(happening, error.whose);
    try {
      await sender.tell(interaction, noticeMessage(this.#sentenceFor(interaction, happening, error)));
    } catch (failure) {
      this.#note(happening, failure);
    }
  }

  /** Logs what nobody can be told of. */
  #note(happening: Happening, error: unknown): void {
    const { journal } = this.#parts;
    if (isOutOfHands(error)) journal.lost(happening, error.message, error.code);
    else journal.failed(happening, error, newReference());
  }

  #sentenceFor({ locale }: RepliableInteraction, happening: Happening, error: unknown): string {
    if (error instanceof MemberError) return error.message;
    const reference = newReference();
    this.#parts.journal.failed(happening, error, reference);
    return sentencesFor(locale).trouble.failed(reference);
  }
}

function happeningOf(interaction: Interaction): Happening {
  return {
    id: interaction.id,
    through: throughOf(interaction),
    place: placeOf(interaction),
    arrived: performance.now(),
  };
}

/** One of the few names of commands and buttons: they are counted apart. */
function throughOf(interaction: Interaction): string {
  if (interaction.isAutocomplete()) return 'autocomplete';
  if (interaction.isButton()) return parseButtonId(interaction.customId)?.kind ?? 'unknown button';
  return interaction.isCommand() ? interaction.commandName : 'other';
}

function placeOf({ context, guildId }: Interaction): Place {
  if (guildId !== null) return 'server';
  return context === InteractionContextType.BotDM ? 'bot dm' : 'private channel';
}

function fitting({ name, value }: Choice): Choice {
  return { name: cutPlain(name, LIMITS.choice), value };
}
