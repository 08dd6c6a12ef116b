import type { CoverageRow } from './row.ts';

type Tier = CoverageRow['tier'];

const GREETING = 'S: +OK ready';

/** A mechanism's name in AUTH. POP3 carries these samples: its exchange has the least around it. */
function mechanism(number: string, name: string, rfc: string | undefined, tier: Tier): CoverageRow {
  const sample = [GREETING, `C: AUTH ${name}`];
  const id = `sasl.mech.${name}`;
  return {
    row: `A.mech.${number}`,
    token: name,
    tier,
    id,
    rfc,
    from: 'client',
    state: 'AUTHORIZATION',
    text: name,
    sample,
  };
}

/** Part of a message of `name`'s exchange; `lines` follow `AUTH name`, or are the AUTH command themselves. */
function part(
  number: string,
  token: string,
  tier: Tier,
  id: string,
  rfc: string,
  from: CoverageRow['from'],
  name: string,
  lines: readonly string[],
): CoverageRow {
  const command = lines[0]?.startsWith('C: AUTH') ? [] : [`C: AUTH ${name}`];
  const sample = [GREETING, ...command, ...lines];
  return { row: `A.part.${number}`, token, tier, id, rfc, from, state: 'AUTHORIZATION', sample };
}

/** The example of RFC 7677 §3, message by message. */
const SCRAM = [
  'S: + ',
  'C: biwsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=',
  'S: + cj1yT3ByTkdmd0ViZVJXZ2JORWtxTyVodllEcFdVYTJSYVRDQWZ1eEZJbGopaE5sRixzPVcyMlphSjBTTlk3c29Fc1VFamI2Z1E9PSxpPTQwOTY=',
  'C: Yz1iaXdzLHI9ck9wck5HZndFYmVSV2diTkVrcU8laHZZRHBXVWEyUmFUQ0FmdXhGSWxqKWhObEYscD1kSHpiWmFwV0lrNGpVaE4rVXRlOXl0YWc5empmTUhnc3FtbWl6N0FuZFZRPQ==',
  'S: + dj02cnJpVFJCaTIzV3BSUi93dHVwK21NaFVaVW4vZEI1bkxUSlJzamw5NUc0PQ==',
];

export const SASL_COVERAGE: readonly CoverageRow[] = [
  mechanism('01', 'PLAIN', '4616 §2', 1),
  mechanism('02', 'LOGIN', undefined, 2),
  mechanism('03', 'CRAM-MD5', '2195 §2', 1),
  mechanism('04', 'DIGEST-MD5', '2831 §1', 2),
  mechanism('05', 'SCRAM-SHA-1', '5802 §5', 2),
  mechanism('06', 'SCRAM-SHA-1-PLUS', '5802 §4', 2),
  mechanism('07', 'SCRAM-SHA-256', '7677 §3', 2),
  mechanism('08', 'SCRAM-SHA-256-PLUS', '7677 §3', 2),
  mechanism('09', 'XOAUTH2', undefined, 2),
  mechanism('10', 'OAUTHBEARER', '7628 §3', 2),
  mechanism('11', 'OAUTH10A', '7628 §3', 2),
  mechanism('12', 'GSSAPI', '4752 §3', 2),
  mechanism('13', 'GS2-KRB5', '5801 §3', 2),
  mechanism('14', 'EXTERNAL', '4422 app. A', 2),
  mechanism('15', 'ANONYMOUS', '4505 §2', 2),
  mechanism('16', 'NTLM', undefined, 2),
  mechanism('17', 'KERBEROS_V4', '2222 §7.1', 3),
  mechanism('18', 'SKEY', '2222 §7.3', 3),
  mechanism('19', 'OTP', '2444', 3),
  part('01', 'initial response "=" (empty)', 2, 'sasl.emptyResponse', '4959 §3', 'client', 'EXTERNAL', [
    'C: AUTH EXTERNAL =',
  ]),
  part(
    '02',
    'SCRAM gs2 header n,, / y,, / p=',
    2,
    'sasl.gs2.n',
    '5802 §7',
    'client',
    'SCRAM-SHA-256',
    SCRAM.slice(0, 2),
  ),
  part('03', 'SCRAM n= r=', 2, 'sasl.scram.n', '5802 §5.1', 'client', 'SCRAM-SHA-256', SCRAM.slice(0, 2)),
  part('04', 'SCRAM s= i=', 2, 'sasl.scram.i', '5802 §5.1', 'server', 'SCRAM-SHA-256', SCRAM.slice(0, 3)),
  part('05', 'SCRAM c= p=', 2, 'sasl.scram.p', '5802 §5.1', 'client', 'SCRAM-SHA-256', SCRAM.slice(0, 4)),
  part('06', 'SCRAM v= / e=', 2, 'sasl.scram.v', '5802 §5.1', 'server', 'SCRAM-SHA-256', SCRAM),
  part('07', 'SCRAM m= (reserved)', 2, 'sasl.scram.m', '5802 §5.1', 'client', 'SCRAM-SHA-256', [
    'S: + ',
    'C: biwsbT1leHQsbj11c2VyLHI9ck9wck5HZndFYmVSV2diTkVrcU8=',
  ]),
  part(
    '08',
    'OAUTHBEARER kv pairs host= port= auth=',
    2,
    'sasl.oauth.host',
    '7628 §3.1',
    'client',
    'OAUTHBEARER',
    [
      'S: + ',
      'C: bixhPXVzZXJAZXhhbXBsZS5jb20sAWhvc3Q9c2VydmVyLmV4YW1wbGUuY29tAXBvcnQ9MTQzAWF1dGg9QmVhcmVyIHZGOWRmdDRxbVRjMk52YjNSbGNrQmhiSFJoZG1semRHRXVZMjl0Q2c9PQEB',
    ],
  ),
  part(
    '09',
    'error JSON, then client %x01',
    2,
    'sasl.oauth.acknowledge',
    '7628 §3.2.3',
    'client',
    'OAUTHBEARER',
    [
      'S: + ',
      'C: bixhPXVzZXJAZXhhbXBsZS5jb20sAWF1dGg9QmVhcmVyIHgBAQ==',
      'S: + eyJzdGF0dXMiOiJpbnZhbGlkX3Rva2VuIn0=',
      'C: AQ==',
    ],
  ),
  part(
    '10',
    'DIGEST-MD5 realm nonce qop algorithm',
    2,
    'sasl.digest.algorithm',
    '2831 §2.1.1',
    'server',
    'DIGEST-MD5',
    [
      'S: + cmVhbG09ImVsd29vZC5pbm5vc29mdC5jb20iLG5vbmNlPSJPQTZNRzl0RVFHbTJoaCIscW9wPSJhdXRoIixhbGdvcml0aG09bWQ1LXNlc3MsY2hhcnNldD11dGYtOA==',
    ],
  ),
  part(
    '11',
    'DIGEST-MD5 username cnonce nc response',
    2,
    'sasl.digest.username',
    '2831 §2.1.2',
    'client',
    'DIGEST-MD5',
    [
      'S: + cmVhbG09ImVsd29vZC5pbm5vc29mdC5jb20iLG5vbmNlPSJPQTZNRzl0RVFHbTJoaCIscW9wPSJhdXRoIixhbGdvcml0aG09bWQ1LXNlc3MsY2hhcnNldD11dGYtOA==',
      'C: Y2hhcnNldD11dGYtOCx1c2VybmFtZT0iY2hyaXMiLHJlYWxtPSJlbHdvb2QuaW5ub3NvZnQuY29tIixub25jZT0iT0E2TUc5dEVRR20yaGgiLG5jPTAwMDAwMDAxLGNub25jZT0iT0E2TUhYaDZWcVRyUmsiLGRpZ2VzdC11cmk9ImltYXAvZWx3b29kLmlubm9zb2Z0LmNvbSIscmVzcG9uc2U9ZDM4OGRhZDkwZDRiYmQ3NjBhMTUyMzIxZjIxNDNhZjcscW9wPWF1dGg=',
    ],
  ),
  part('12', 'DIGEST-MD5 rspauth', 2, 'sasl.digest.rspauth', '2831 §2.1.3', 'server', 'DIGEST-MD5', [
    'S: + cmVhbG09ImVsd29vZC5pbm5vc29mdC5jb20iLG5vbmNlPSJPQTZNRzl0RVFHbTJoaCIscW9wPSJhdXRoIixhbGdvcml0aG09bWQ1LXNlc3MsY2hhcnNldD11dGYtOA==',
    'C: Y2hhcnNldD11dGYtOCx1c2VybmFtZT0iY2hyaXMiLHJlYWxtPSJlbHdvb2QuaW5ub3NvZnQuY29tIixub25jZT0iT0E2TUc5dEVRR20yaGgiLG5jPTAwMDAwMDAxLGNub25jZT0iT0E2TUhYaDZWcVRyUmsiLGRpZ2VzdC11cmk9ImltYXAvZWx3b29kLmlubm9zb2Z0LmNvbSIscmVzcG9uc2U9ZDM4OGRhZDkwZDRiYmQ3NjBhMTUyMzIxZjIxNDNhZjcscW9wPWF1dGg=',
    'S: + cnNwYXV0aD1lYTQwZjYwMzM1YzQyN2I1NTI3Yjg0ZGJhYmNkZmZmZA==',
  ]),
  part(
    '13',
    'CRAM-MD5 challenge <..@..> / "user hexdigest"',
    1,
    'sasl.cram.digest',
    '2195 §2',
    'client',
    'CRAM-MD5',
    [
      'S: + PDE4OTYuNjk3MTcwOTUyQHBvc3RvZmZpY2UucmVzdG9uLm1jaS5uZXQ+',
      'C: dGltIGI5MTNhNjAyYzdlZGE3YTQ5NWI0ZTZlNzMzNGQzODkw',
    ],
  ),
];
