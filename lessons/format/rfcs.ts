import { type Complaint, complaint } from './complaint.ts';

/**
 * The RFCs that prose may point to, with the sections each has as far as we name them. A reference outside this table
 * is an error: it would be a dead link.
 */
export const RFCS: Readonly<
  Record<string, { readonly title: string; readonly sections: readonly string[] }>
> = {
  '1064': { title: 'Interactive Mail Access Protocol: Version 2', sections: [] },
  '1939': {
    title: 'Post Office Protocol - Version 3',
    sections: ['3', '4', '5', '6', '7', '8', '9', '10', '11', '13'],
  },
  '2060': { title: 'Internet Message Access Protocol - Version 4rev1', sections: [] },
  '2177': { title: 'IMAP4 IDLE command', sections: ['3'] },
  '2449': { title: 'POP3 Extension Mechanism', sections: ['5', '6', '6.1', '6.2', '6.3', '6.8', '6.9', '8'] },
  '2595': { title: 'Using TLS with IMAP, POP3 and ACAP', sections: ['2', '4'] },
  '3501': {
    title: 'Internet Message Access Protocol - Version 4rev1',
    sections: [
      ...[
        '2.2',
        '2.2.1',
        '2.2.2',
        '2.3.1',
        '2.3.1.1',
        '2.3.1.2',
        '2.3.2',
        '2.3.4',
        '3',
        '3.1',
        '3.2',
        '3.3',
        '3.4',
      ],
      ...[
        '4.1',
        '4.3',
        '5.1',
        '5.2',
        '5.5',
        '6.1.1',
        '6.1.2',
        '6.1.3',
        '6.2.2',
        '6.2.3',
        '6.3.1',
        '6.3.2',
        '6.3.3',
      ],
      ...[
        '6.3.4',
        '6.3.5',
        '6.3.8',
        '6.3.10',
        '6.3.11',
        '6.4.1',
        '6.4.2',
        '6.4.3',
        '6.4.4',
        '6.4.5',
        '6.4.6',
      ],
      ...[
        '6.4.7',
        '6.4.8',
        '7',
        '7.1',
        '7.1.1',
        '7.1.2',
        '7.1.3',
        '7.1.5',
        '7.2.1',
        '7.2.2',
        '7.2.5',
        '7.3.1',
      ],
      ...['7.3.2', '7.4.1', '7.4.2', '7.5', '9', '11'],
    ],
  },
  '4616': { title: 'The PLAIN SASL Mechanism', sections: ['2', '4'] },
  '5034': { title: 'The POP3 SASL Authentication Mechanism', sections: ['4', '6'] },
  '5256': { title: 'IMAP SORT and THREAD Extensions', sections: ['2', '2.1', '3', '4'] },
  '5321': {
    title: 'Simple Mail Transfer Protocol',
    sections: [
      ...[
        '2.1',
        '2.3.1',
        '2.3.8',
        '2.4',
        '3.1',
        '3.2',
        '3.3',
        '3.8',
        '4.1.1',
        '4.1.1.1',
        '4.1.1.2',
        '4.1.1.3',
      ],
      ...[
        '4.1.1.4',
        '4.1.1.5',
        '4.1.1.10',
        '4.1.2',
        '4.1.4',
        '4.2',
        '4.2.1',
        '4.2.2',
        '4.2.3',
        '4.3.2',
        '4.4',
      ],
      ...['4.5.1', '4.5.2', '4.5.3.1', '6.1'],
    ],
  },
  '5322': {
    title: 'Internet Message Format',
    sections: [
      '2.1',
      '2.2',
      '2.2.3',
      '2.3',
      '3.3',
      '3.4',
      '3.6',
      '3.6.1',
      '3.6.2',
      '3.6.4',
      '3.6.5',
      '3.6.7',
    ],
  },
  '3463': { title: 'Enhanced Mail System Status Codes', sections: ['2', '3'] },
  '1870': { title: 'SMTP Service Extension for Message Size Declaration', sections: ['3'] },
  '2920': { title: 'SMTP Service Extension for Command Pipelining', sections: ['3'] },
  '2034': { title: 'SMTP Service Extension for Returning Enhanced Error Codes', sections: ['3'] },
  '3207': { title: 'SMTP Service Extension for Secure SMTP over TLS', sections: ['4'] },
  '6851': { title: 'IMAP MOVE Extension', sections: ['3.1'] },
  '6151': { title: 'Updated Security Considerations for the MD5 Message-Digest', sections: ['2'] },
  '8314': {
    title: 'Cleartext Considered Obsolete: Use of TLS for Email',
    sections: ['3', '3.1', '3.2', '3.3'],
  },
  '9051': {
    title: 'Internet Message Access Protocol - Version 4rev2',
    sections: ['6.4.4', '6.4.5', '7.1', '7.5.2'],
  },
};

/** The page of "1939 §5" at the RFC Editor's, or what is wrong with the reference. */
export function resolveRfc(reference: string): { url: string } | Complaint {
  const parts = /^(\d+)(?: §([\d.]+))?$/.exec(reference);
  if (!parts) return complaint('badRfc', { reference });
  const [, number = '', section] = parts;
  const rfc = RFCS[number];
  if (!rfc) return complaint('unknownRfc', { number });
  if (section !== undefined && !rfc.sections.includes(section)) {
    return complaint('unknownRfcSection', { number, section, known: rfc.sections.join(', ') });
  }
  const anchor = section === undefined ? '' : `#section-${section}`;
  return { url: `https://www.rfc-editor.org/rfc/rfc${number}${anchor}` };
}
