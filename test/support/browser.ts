import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import { findTool, skipWithout } from './tools.ts';

/** Why journeys are skipped here, or false where Chromium is installed. */
export const noBrowser = skipWithout('chromium');

const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export function launchBrowser(): Promise<Browser> {
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: findTool('chromium')!,
    args: [...QUIET, ...(root ? ['--no-sandbox'] : [])],
  });
}

/** The phone alone is touched; the others have a keyboard and a mouse. */
export const SCREENS = {
  desk: { width: 1440, height: 900 },
  projector: { width: 1024, height: 768 },
  phone: { width: 390, height: 844 },
  narrow: { width: 480, height: 844 },
} as const;

export interface Visit {
  readonly language?: 'fr' | 'en';
  readonly screen?: keyof typeof SCREENS;
  readonly dark?: boolean;
}

/** A page of a fresh visitor. Errors of the page are collected: a journey expects none. */
export async function visit(browser: Browser, url: string, how: Visit = {}): Promise<Visitor> {
  const { screen = 'desk' } = how;
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    hasTouch: screen === 'phone',
    isMobile: screen === 'phone',
    locale: how.language === 'fr' ? 'fr-FR' : 'en-GB',
    colorScheme: how.dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const visitor = new Visitor(context, page);
  await page.goto(url);
  return visitor;
}

/** Someone at the page: types, reads the console, reads explanations. */
export class Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly errors: string[] = [];

  constructor(context: BrowserContext, page: Page) {
    this.context = context;
    this.page = page;
    page.on('pageerror', (error) => this.errors.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(message.text());
    });
  }

  /** Types a command into the console and presses Enter, then waits for the answer to `expected` lines of it. */
  async say(command: string, expected?: RegExp): Promise<void> {
    await this.page.locator('.terminal textarea').focus();
    await this.page.keyboard.type(command);
    await this.page.keyboard.press('Enter');
    if (expected) await this.hears(expected);
  }

  /** Waits until a line of the explanation's log fits. */
  async hears(expected: RegExp): Promise<void> {
    await this.page.locator('.unit .unit-line code').filter({ hasText: expected }).last().waitFor();
  }

  /** The lines of the conversation as the explanation pane lists them. */
  async lines(): Promise<string[]> {
    return this.page.locator('.unit .unit-line code').allInnerTexts();
  }

  /** What the terminal shows, rows joined by line breaks. */
  async terminal(): Promise<string> {
    return (await this.page.locator('.terminal .xterm-rows > div').allInnerTexts())
      .join('\n')
      .replaceAll('\u00a0', ' ');
  }

  leave(): Promise<void> {
    return this.context.close();
  }
}

/** Whether all of it is on the screen, and nothing above it. */
export function isInSight(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const ends = [top + 1, bottom - 1].map((y) => document.elementFromPoint((left + right) / 2, y));
    return ends.every((end) => end !== null && element.contains(end));
  });
}
