import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import type { Certificate } from './certificate.ts';

/** The page's own certificate (with its chain) and key, from PEM files. Throws a RangeError that says what is wrong. */
export function readTlsFiles(certFile: string, keyFile: string, now: number): Certificate {
  const cert = read('--tls-cert', certFile);
  const key = read('--tls-key', keyFile);
  try {
    createSecureContext({ cert, key });
  } catch (error) {
    throw new RangeError(`${certFile} and ${keyFile} do not make a TLS server: ${(error as Error).message}`);
  }
  const { validTo } = new X509Certificate(cert);
  if (Date.parse(validTo) < now)
    throw new RangeError(`The certificate in ${certFile} expired on ${validTo}.`);
  return { cert, key };
}

function read(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new RangeError(`${option} ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
}
