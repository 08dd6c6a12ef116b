import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Plusok, PlusokOptions } from '../../relay/plusok.ts';

/** PlusOK in a process of its own, so that its memory and its end can be looked at. */
export class OwnProcess {
  readonly child: ChildProcess;
  readonly port: number;
  readonly ports: Plusok['ports'];

  static async start(options: PlusokOptions): Promise<OwnProcess> {
    const child = fork(join(import.meta.dirname, 'plusok-child.ts'), [JSON.stringify(options)], {
      execArgv: ['--import', 'tsx', '--expose-gc'],
    });
    const [told] = (await once(child, 'message')) as [Pick<Plusok, 'port' | 'ports'>];
    return new OwnProcess(child, told);
  }

  private constructor(child: ChildProcess, told: Pick<Plusok, 'port' | 'ports'>) {
    this.child = child;
    this.port = told.port;
    this.ports = told.ports;
  }

  get running(): boolean {
    return this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Resident octets once garbage is collected. */
  memory(): Promise<number> {
    return this.ask('memory');
  }

  /** Relay sessions open. */
  sessions(): Promise<number> {
    return this.ask('sessions');
  }

  /** Asks it to end, and waits until it has; its exit code. */
  async terminate(): Promise<number | null> {
    if (!this.running) return this.child.exitCode;
    const gone = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await gone;
    return this.child.exitCode;
  }

  private async ask(question: 'memory' | 'sessions'): Promise<number> {
    const answer = once(this.child, 'message');
    this.child.send(question);
    return (await answer)[0] as number;
  }
}
