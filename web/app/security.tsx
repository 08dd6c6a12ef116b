import type { SecuredFacts, WireEvent } from '../../relay/wire/log.ts';
import { useVersion } from '../console/use-console.ts';
import { visibleText } from '../console/visible.ts';
import type { AnnotatedLog } from '../link/annotated-log.ts';
import type { WireLog } from '../link/wire-log.ts';
import { useText } from './i18n/text.tsx';

type Secured = Extract<WireEvent, { type: 'secured' }>;

/** When the connection is encrypted: by what, and whose certificate vouches for the server. */
export function Security({ log, annotated }: { log: WireLog; annotated: AnnotatedLog }) {
  const { t } = useText();
  useVersion(annotated);
  const event = log.entries.findLast((entry) => entry.kind === 'event' && entry.event.type === 'secured');
  if (event?.kind !== 'event') return null;
  const facts = event.event as Secured;
  const { certificate } = facts;
  return (
    <details className={`security ${certificate.verified ? 'verified' : 'unverified'}`}>
      <summary>{t('status.secured', { version: facts.version, cipher: facts.cipher })}</summary>
      <p>
        {t('status.certificate', names(certificate))} {verdict(certificate, t)}
      </p>
      <p>
        <code>{certificate.fingerprint}</code>
      </p>
    </details>
  );
}

function names({ subject, issuer, validTo }: SecuredFacts['certificate']) {
  return { subject: visibleText(subject), issuer: visibleText(issuer), until: new Date(validTo) };
}

function verdict(
  { verified, problem, trouble }: SecuredFacts['certificate'],
  t: ReturnType<typeof useText>['t'],
): string {
  if (verified) return t('status.verified');
  return t('status.unverified', {
    problem: trouble ? t(`trouble.${trouble}`) : visibleText(problem ?? ''),
  });
}
