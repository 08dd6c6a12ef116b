import { Link } from 'wouter';
import { useText } from './i18n/text.tsx';

/** No page at this address. */
export function Missing() {
  const { t } = useText();
  return (
    <section className="page-note">
      <h1>{t('missing.title')}</h1>
      <p>
        <Link href="/">{t('missing.back')}</Link>
      </p>
    </section>
  );
}
