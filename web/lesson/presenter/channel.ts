import * as v from 'valibot';

/** What the audience's window tells the speaker's, and what the speaker's asks for. */
const shown = v.object({
  type: v.literal('shown'),
  lesson: v.string(),
  /** How many cues have been given. */
  given: v.pipe(v.number(), v.integer(), v.minValue(0)),
  /** Milliseconds since 1970 when it began. */
  since: v.number(),
  black: v.boolean(),
});
const asked = v.object({
  type: v.literal('asked'),
  what: v.picklist(['next', 'previous', 'black', 'state']),
});
const message = v.variant('type', [shown, asked]);

export type Shown = v.InferOutput<typeof shown>;
export type Wish = v.InferOutput<typeof asked>['what'];
type Message = v.InferOutput<typeof message>;

/** Both windows of one browser, and nobody else: nothing passes by the network. */
export class PresenterChannel {
  private readonly channel = new BroadcastChannel('plusok.presenter');

  constructor(hear: (message: Message) => void) {
    this.channel.onmessage = ({ data }: MessageEvent<unknown>) => {
      const heard = v.safeParse(message, data);
      if (heard.success) hear(heard.output);
    };
  }

  say(said: Message): void {
    this.channel.postMessage(said);
  }

  close(): void {
    this.channel.close();
  }
}
