import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const usualPlaces = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** Where a browser is; undefined where none is installed. `CHROMIUM` overrules the usual places. */
export const chromiumPath = (process.env.CHROMIUM ? [process.env.CHROMIUM] : usualPlaces).find(path =>
    existsSync(path),
);

/** Containers have no sandbox and no GPU; and a browser for tests asks nobody for updates. */
const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];

export const launchChromium = (): Promise<Browser> =>
    chromium.launch({ ...(chromiumPath && { executablePath: chromiumPath }), args: flags });
