import { Link, useLocation } from 'wouter';
import { useFeed } from './feed.tsx';
import { useText } from './i18n/text.tsx';
import './header.css';

function Mark() {
  return (
    <svg className="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" />
      <path d="M9 16h9M13.5 11.5v9" />
      <circle cx="23.5" cy="20.5" r="2.2" />
    </svg>
  );
}

/** The page's name, where one can go, and the language. */
export function Header() {
  const { t, language, setLanguage } = useText();
  const [path] = useLocation();
  const { state } = useFeed();
  const current = (start: string) => (path.startsWith(start) ? ('page' as const) : undefined);
  return (
    <header className="header">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <Link href="/" className="brand" aria-label="PlusOK">
        <Mark />
        <span className="brand-name">
          Plus<b>OK</b>
        </span>
        <span className="tagline">{t('app.tagline')}</span>
      </Link>
      <nav className="nav">
        <Link href="/course" aria-current={current('/course') ?? current('/lesson')}>
          {t('nav.course')}
        </Link>
        <Link href="/console/pop3" aria-current={current('/console')}>
          {t('nav.console')}
        </Link>
        <Link href="/explain" aria-current={current('/explain')}>
          {t('nav.explain')}
        </Link>
        <button
          type="button"
          className="language"
          lang={language === 'fr' ? 'en' : 'fr'}
          onClick={() => setLanguage(language === 'fr' ? 'en' : 'fr')}
        >
          {t('app.language')}
        </button>
      </nav>
      {!state.connected && (
        <p className="feed-lost" role="status">
          {t('feed.lost')}
        </p>
      )}
    </header>
  );
}
