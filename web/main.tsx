import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { firstLanguage, loadWords } from './app/i18n/text.tsx';
import { preload } from './app/pages.ts';
import './app/styles/tokens.css';
import './app/styles/base.css';

// React shows what it has loaded at once, but holds back what replaces a "Loading…" already shown.
const language = firstLanguage();
const root = createRoot(document.getElementById('root')!);
Promise.all([loadWords(language), preload(window.location.pathname, language)]).then(() =>
  root.render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
);
