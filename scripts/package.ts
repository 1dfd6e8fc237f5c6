/** `npm run package`: djagram-VERSION.vsix, bundled and small. */
import { statSync } from 'node:fs';
import { packageExtension } from './support/package-extension.ts';

const file = await packageExtension();
console.log(`${file} (${(statSync(file).size / 1024 / 1024).toFixed(2)} MB)`);
