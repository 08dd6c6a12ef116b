import type { Locator, Page } from 'playwright-core';

/** Presses Tab until the focus is on an element that fits: a trap or an element out of reach fails. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 150; presses++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    const trapped = await page.evaluate(() => document.activeElement?.closest('.terminal') !== null);
    if (trapped && selector !== '.terminal textarea') await page.keyboard.press('Control+]');
  }
  throw new Error(`Tab does not reach ${selector}`);
}

/** Tabs to the one element that this finds. */
export async function tabToElement(element: Locator): Promise<void> {
  await element.waitFor({ state: 'attached' });
  await element.evaluate((it) => it.setAttribute('data-wanted', ''));
  await tabTo(element.page(), '[data-wanted]');
  await element.evaluate((it) => it.removeAttribute('data-wanted'));
}

/** Tabs to the button of that name. */
export async function tabToButton(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await button.waitFor();
  await tabToElement(button);
}
