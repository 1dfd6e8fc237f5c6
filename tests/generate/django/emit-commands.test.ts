import { expect, test } from 'vitest';
import { emittedFile } from '../../support/emitting.js';

const command = (text: string): Promise<string> =>
    emittedFile('shop/management/commands/load.py', `project p { } app shop { command load(${text}) "Load \\"it\\"" }`);

test('asks for what has no default by its place', async () => {
    const text = await command('file: path, count: int, day: date');
    expect(text).toContain('parser.add_argument("file", type=Path)');
    expect(text).toContain('parser.add_argument("count", type=int)');
    expect(text).toContain('parser.add_argument("day", type=date.fromisoformat)');
    expect(text).toContain('def handle(self, *, file: Path, count: int, day: date, **options):');
    expect(text).toContain(`help = 'Load "it"'`);
});

test('makes options of the rest, and switches of what is on or off', async () => {
    const text = await command(
        'since: date = "2026-01-01", ratio: float = 0.5, dry_run: flag, loud: flag = true, open: bool',
    );
    expect(text).toContain('"--since", type=date.fromisoformat, default=date(2026, 1, 1)');
    expect(text).toContain('parser.add_argument("--ratio", type=float, default=0.5)');
    expect(text).toContain('parser.add_argument("--dry-run", action="store_true")');
    expect(text).toContain('"--loud", action=argparse.BooleanOptionalAction, default=True');
    expect(text).toContain('"--open", action=argparse.BooleanOptionalAction, required=True');
});

test('keeps out of the way of options that every command has, and of words of Python', async () => {
    const text = await command('version: str = "1", from: int, settings: str');
    expect(text).toContain('parser.add_argument("--version-value", default="1")');
    expect(text).toContain('parser.add_argument("from_", type=int, metavar="from")');
    expect(text).toContain('parser.add_argument("settings_value", metavar="settings")');
    expect(text).toContain('def handle(self, *, version_value: str, from_: int, settings_value: str, **options):');
});

test('needs no arguments', async () => {
    const text = await command('');
    expect(text).not.toContain('add_arguments');
    expect(text).toContain('def handle(self, **options):');
});
