import type { Side } from '../../../relay/wire/protocol.ts';

/** One row of the protocol checklist, and the conversation that shows it explained. */
export interface CoverageRow {
  /** "P.cmd.01": group and number. */
  readonly row: string;
  /** The token as the checklist prints it. */
  readonly token: string;
  /** 1: base RFC; 2: extension in use; 3: rare or obsolete. */
  readonly tier: 1 | 2 | 3;
  /** The explanation the token must get: the id of a span or of a note. */
  readonly id: string;
  /** The RFC section that span or note must carry; undefined where no RFC defines the token. */
  readonly rfc: string | undefined;
  readonly from: Side;
  /** The state in which the token is met: the unit's `before`, or its `after` where the token is a state. */
  readonly state: string;
  /** The octets of the token where the id alone could be another's; a span's text must equal it, letter case aside. */
  readonly text?: string;
  /** `C: ` and `S: ` lines; each ends in CR LF on the wire. */
  readonly sample: readonly string[];
}
