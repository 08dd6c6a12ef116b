import { generate } from 'selfsigned';

/** The sandbox's own key and certificate, in PEM, made afresh at each start: nothing is kept on disk. */
export interface Certificate {
  readonly key: string;
  readonly cert: string;
}

/** A self-signed certificate for the sandbox's domain and for every name loopback goes by. */
export async function makeCertificate(domain: string): Promise<Certificate> {
  const names = [...new Set([domain, 'localhost'])];
  const { private: key, cert } = await generate([{ name: 'commonName', value: domain }], {
    keyType: 'ec',
    algorithm: 'sha256',
    extensions: [
      {
        name: 'subjectAltName',
        altNames: [
          ...names.map((value) => ({ type: 2 as const, value })),
          { type: 7, ip: '127.0.0.1' },
          { type: 7, ip: '::1' },
        ],
      },
    ],
  });
  return { key, cert };
}
