import { Route, Switch } from 'wouter';
import { isProtocol } from '../../relay/wire/protocol.ts';
import { FeedProvider } from './feed.tsx';
import { Header } from './header.tsx';
import { Home } from './home.tsx';
import { LanguageProvider } from './i18n/text.tsx';
import { Missing } from './missing.tsx';
import { ConsolePage, CoursePage, ExplainPage, LessonPage, NotesPage, PresenterPage } from './pages.ts';

function Pages() {
  return (
    <Switch>
      <Route path="/" component={Home} />
      <Route path="/console/:protocol">
        {({ protocol }) =>
          isProtocol(protocol) ? <ConsolePage key={protocol} protocol={protocol} /> : <Missing />
        }
      </Route>
      <Route path="/course" component={CoursePage} />
      <Route path="/lesson/:chapter/:lesson/:step?">
        {({ chapter, lesson, step }) => (
          <LessonPage key={`${chapter}/${lesson}`} id={`${chapter}/${lesson}`} step={step} />
        )}
      </Route>
      <Route path="/present/:chapter/:lesson/:step?">
        {({ chapter, lesson, step }) => <PresenterPage id={`${chapter}/${lesson}`} step={step} />}
      </Route>
      <Route path="/notes/:chapter/:lesson">
        {({ chapter, lesson }) => <NotesPage id={`${chapter}/${lesson}`} />}
      </Route>
      <Route path="/explain" component={ExplainPage} />
      <Route component={Missing} />
    </Switch>
  );
}

export function App() {
  return (
    <LanguageProvider>
      <FeedProvider>
        <Header />
        <main id="content" tabIndex={-1}>
          <Pages />
        </main>
      </FeedProvider>
    </LanguageProvider>
  );
}
