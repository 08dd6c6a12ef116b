import { Link } from 'wouter';
import { PROTOCOLS } from '../../relay/wire/protocol.ts';
import { useFeed } from './feed.tsx';
import { useText } from './i18n/text.tsx';
import './home.css';

const FIRST_LESSONS = ['smtp/by-hand', 'pop3/list-and-read', 'imap/fetch-sizes'] as const;
const ARTICLE = {
  title: 'Comprendre et programmer les protocoles POP et IMAP',
  author: 'Nicolas Jean',
  year: '2002',
};

/** The first page: what this is, and three ways in. */
export function Home() {
  const { t } = useText();
  const { state } = useFeed();
  const { sandbox } = state;
  return (
    <div className="home">
      <section className="home-hero">
        <h1>{t('home.title')}</h1>
        <p className="lead">{t('home.lead')}</p>
        <Specimen />
      </section>
      <section className="home-way">
        <h2>{t('home.free')}</h2>
        <p>{t('home.freeLead')}</p>
        <ul className="home-cards">
          {PROTOCOLS.map((protocol) => (
            <li key={protocol}>
              <Link href={`/console/${protocol}`} className="card">
                <b>{protocol.toUpperCase()}</b>
                <span>{t(`home.${protocol}`)}</span>
              </Link>
            </li>
          ))}
        </ul>
      </section>
      <section className="home-way">
        <h2>{t('home.learn')}</h2>
        <p>{t('home.learnLead')}</p>
        <ul className="home-cards">
          {FIRST_LESSONS.map((id) => (
            <li key={id}>
              <Link href={`/lesson/${id}`} className="card">
                <b>{id.split('/')[0]!.toUpperCase()}</b>
                <LessonTitle id={id} />
              </Link>
            </li>
          ))}
        </ul>
        <p className="home-credit">{t('home.article', ARTICLE)}</p>
      </section>
      {sandbox && (
        <section className="home-way">
          <h2>{t('home.terminal')}</h2>
          <p>{t('home.terminalLead')}</p>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it may scroll sideways, and must then be reachable */}
          <pre className="home-terminal" tabIndex={0}>
            {`telnet ${sandbox.host} ${sandbox.ports.pop3}\ncurl -u nicolas:mot_passe pop3://${sandbox.host}:${sandbox.ports.pop3}/\nnc -C ${sandbox.host} ${sandbox.ports.smtp}`}
          </pre>
        </section>
      )}
    </div>
  );
}

/** Four lines of a session, as a picture of what awaits. */
function Specimen() {
  return (
    <div className="specimen" aria-hidden="true">
      <span className="received">+OK POP3 server ready</span>
      <span className="sent">USER nicolas</span>
      <span className="received">+OK</span>
      <span className="sent">
        PASS <span className="secret">••••••</span>
      </span>
      <span className="refused">-ERR [AUTH]</span>
    </div>
  );
}

function LessonTitle({ id }: { id: (typeof FIRST_LESSONS)[number] }) {
  const { t } = useText();
  return <span>{t(`home.lesson.${id}`)}</span>;
}
