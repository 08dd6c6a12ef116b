/**
 * What a peer test needs to know of a mail server, ours or Debian's, so that one suite runs against both and a test's
 * own mistake shows.
 */
export interface MailServer {
  readonly name: string;
  /** Ports on 127.0.0.1; `localhost` is the name on the certificate. */
  readonly ports: {
    readonly pop3: number;
    readonly imap: number;
    readonly smtp?: number;
    readonly pop3s: number;
    readonly imaps: number;
  };
  readonly user: string;
  readonly password: string;
  /** The address mail for `user` is sent to. */
  readonly address: string;
  /** A PEM file that clients are told to trust. */
  readonly certificateFile: string;
  stop(): Promise<void>;
}
