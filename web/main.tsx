import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.tsx';
import { firstLanguage } from './app/i18n/text.tsx';
import { preload } from './app/pages.ts';
import './app/styles/tokens.css';
import './app/styles/base.css';

// React shows what it has loaded at once, but holds back what replaces a "Loading…" already shown.
await preload(window.location.pathname, firstLanguage());
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
