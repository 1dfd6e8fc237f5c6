import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const tasks = (items: string): Promise<string> => emittedFile('shop/tasks.py', `project p { } app shop { ${items} }`);

test('writes a task with typed parameters, the needed ones first', async () => {
    expect(
        await tasks('task send(to: str, count: int = 3, when: date, file: path, quick: flag) "Sends it."'),
    ).toBe(`from datetime import date

from celery import shared_task


@shared_task
def send(to: str, when: date, file: str, count: int = 3, quick: bool = False):
    """Sends it."""
    raise NotImplementedError("Write send in shop/tasks.py.")
`);
});

test('tries again as often as it is told, but not what is unwritten', async () => {
    const text = await tasks('task send() retries 3');
    expect(text).toContain(
        '    autoretry_for=(Exception,),\n    dont_autoretry_for=(NotImplementedError,),\n    max_retries=3,\n',
    );
});

test('takes names that are words of Python', async () => {
    expect(await tasks('task from(class: int)')).toContain('def from_(class_: int):');
});
