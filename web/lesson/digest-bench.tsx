import { md5 } from '@noble/hashes/legacy.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { useState } from 'react';
import type { PlayerText } from './texts.ts';

/** RFC 1939 §7: the digest is the MD5 of the greeting's timestamp, angle brackets included, and the secret. */
export function apopDigest(timestamp: string, secret: string, newline: boolean): string {
  return bytesToHex(md5(utf8ToBytes(`${timestamp}${secret}${newline ? '\n' : ''}`)));
}

/** The bench where an APOP digest is made, with the line ending that spoils it. */
export function DigestBench({
  timestamp,
  text,
  type,
}: {
  /** Of the present greeting; the bench may change it. */
  timestamp: string;
  text: PlayerText;
  /** Left out where there is no live console. */
  type: ((command: string) => void) | undefined;
}) {
  const [own, setOwn] = useState<string>();
  const [secret, setSecret] = useState('mot_passe');
  const [newline, setNewline] = useState(true);
  const stamp = own ?? timestamp;
  const digest = apopDigest(stamp, secret, newline);
  return (
    <form className="bench" onSubmit={(event) => event.preventDefault()}>
      <label>
        {text.digestTimestamp}
        <input value={stamp} onChange={(event) => setOwn(event.target.value)} spellCheck={false} />
      </label>
      <label>
        {text.digestSecret}
        <input value={secret} onChange={(event) => setSecret(event.target.value)} spellCheck={false} />
      </label>
      <label className="bench-check">
        <input type="checkbox" checked={newline} onChange={(event) => setNewline(event.target.checked)} />
        {text.digestNewline}
      </label>
      <dl>
        <dt>{text.digestInput}</dt>
        <dd>
          <code>
            {stamp}
            <mark>{secret}</mark>
            {newline ? '␊' : ''}
          </code>
        </dd>
        <dt>{text.digestResult}</dt>
        <dd>
          <output>
            <code>{digest}</code>
          </output>
        </dd>
      </dl>
      {type && (
        <button type="button" onClick={() => type(`APOP nicolas ${digest}`)}>
          {text.digestCopy}
        </button>
      )}
    </form>
  );
}
