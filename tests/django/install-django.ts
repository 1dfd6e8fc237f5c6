import { installDjango } from '../support/django-environment.js';

/** Once, before several workers ask for it at the same time. */
export async function setup(): Promise<void> {
    await installDjango();
}
